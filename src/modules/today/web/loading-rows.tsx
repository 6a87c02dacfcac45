import { Skeleton } from '@mantine/core';
import { Patience } from '../../../ui/answered.tsx';
import classes from './case-list.module.css';

const widths = ['38%', '52%', '44%', '60%', '35%'];

/** A list that is still on its way, in the shape it will have. */
export function LoadingRows() {
  return (
    <Patience>
      <div className={classes.loading}>
        {widths.map((width) => (
          <div key={width}>
            <Skeleton height={12} width={width} />
            <Skeleton height={6} width={48} />
          </div>
        ))}
      </div>
    </Patience>
  );
}
