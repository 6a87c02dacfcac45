import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../modules/people/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { useSentence } from '../failure.ts';
import { useOrganization } from '../organization.ts';
import { morningDesk } from '../shell/rail.tsx';

/** Where one begins: a client whose work others do with what was done in its name, everybody else with what is theirs to do. */
export function Landing() {
  const organization = useOrganization();
  const sentence = useSentence();
  const me = useMe();
  return (
    <Answered of={me} sentence={sentence}>
      {({ desks }) => {
        const morning = morningDesk(desks, undefined);
        return morning ? (
          <Navigate
            to="/app/o/$organization/desks/$desk/morning"
            params={{ organization, desk: morning.slug }}
            replace
          />
        ) : (
          <Navigate to="/app/o/$organization/today" params={{ organization }} replace />
        );
      }}
    </Answered>
  );
}
