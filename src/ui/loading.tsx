import { Skeleton } from '@mantine/core';
import { Patience } from './answered.tsx';
import classes from './loading.module.css';

const widths = ['38%', '52%', '44%', '60%', '35%'];

/** A list that is still on its way, in the shape it will have. */
export function LoadingRows() {
  return (
    <Patience>
      <div className={classes.rows}>
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

/** Cards that are still on their way, about as high as they will be. */
export function LoadingCards({ heights }: { heights: readonly number[] }) {
  return (
    <Patience>
      <div className={classes.cards}>
        {heights.map((height) => (
          <div key={height} style={{ minHeight: height }}>
            <Skeleton height={10} width={120} />
            <Skeleton height={12} width="70%" />
            <Skeleton height={12} width="55%" />
          </div>
        ))}
      </div>
    </Patience>
  );
}
