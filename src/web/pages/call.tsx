import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { beginCall, ring, speaksOn, useCalls } from '../../modules/conversations/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { useOrganization } from '../organization.ts';

/** Where a program for telephones leads: a call begins with the number, over what needs me next. */
export function CallPage() {
  const { number = '' } = useSearch({ from: '/app/o/$organization/call' });
  const organization = useOrganization();
  const navigate = useNavigate();
  const me = useMe();
  const { isPending } = useCalls();
  const isBegun = useRef(false);
  useEffect(() => {
    // Whether this number lies there already is known once the server has said what does, and it is laid down.
    if (!me.data || isPending || isBegun.current) return;
    isBegun.current = true;
    const [desk] = speaksOn(me.data);
    const begun = desk && { deskId: desk.id, organizationId: organization };
    if (begun && number === '') beginCall(begun);
    else if (begun) ring(begun, number);
    void navigate({ to: '/app/o/$organization/today', params: { organization }, replace: true });
  }, [me.data, isPending, number, organization, navigate]);
  return null;
}
