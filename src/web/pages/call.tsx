import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { beginCall, speaksOn } from '../../modules/conversations/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { useOrganization } from '../organization.ts';

/** Where a program for telephones leads: a call begins with the number, over what needs me next. */
export function CallPage() {
  const { number = '' } = useSearch({ from: '/app/o/$organization/call' });
  const organization = useOrganization();
  const navigate = useNavigate();
  const me = useMe();
  const isBegun = useRef(false);
  useEffect(() => {
    if (!me.data || isBegun.current) return;
    isBegun.current = true;
    const [desk] = speaksOn(me.data);
    if (desk) beginCall({ deskId: desk.id, organizationId: organization }, { asked: number });
    void navigate({ to: '/app/o/$organization/today', params: { organization }, replace: true });
  }, [me.data, number, organization, navigate]);
  return null;
}
