import { Menu } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Mark } from '../../ui/mark.tsx';

export type ChangeDesk = {
  desks: readonly { slug: string; name: string }[];
  desk: string | undefined;
  choose: (slug: string) => void;
};

/** The desks to choose from; on a screen of a desk it is shown for the chosen one at once. */
export function DeskItems({ desks, desk, choose }: ChangeDesk) {
  const navigate = useNavigate();
  const { desk: shown } = useParams({ strict: false });
  const change = (slug: string) => {
    choose(slug);
    if (shown !== undefined) void navigate({ to: '.', params: { desk: slug }, search: {} });
  };
  return desks.map(({ slug, name }) => (
    <Menu.Item
      key={slug}
      aria-current={slug === desk || undefined}
      leftSection={<Mark name={name} lane={name} small />}
      rightSection={slug === desk && <span aria-hidden>✓</span>}
      onClick={() => change(slug)}
    >
      <bdi>{name}</bdi>
    </Menu.Item>
  ));
}
