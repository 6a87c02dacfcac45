import type { Shape } from '../../../../ui/line/story.ts';
import classes from './stations.module.css';

/** What kind of thing happened, told by its form: an open ring asks, a full one was heard by the customer. */
export function StationShape({ shape, color }: { shape: Shape; color: string }) {
  return (
    <g className={classes.shape} style={{ color }}>
      <circle r={12} className={classes.target} />
      <circle r={11} className={classes.pointed} />
      {shapes[shape]}
    </g>
  );
}

const shapes = {
  ask: <circle r={5.5} className={classes.ring} />,
  word: (
    <>
      <circle r={7} className={classes.full} />
      <circle r={2.2} className={classes.eye} />
    </>
  ),
  inside: <circle r={4} className={classes.small} />,
  'hand-off': <rect x={-5} y={-5} width={10} height={10} rx={1.5} className={classes.diamond} />,
  missed: (
    <>
      <circle r={7} className={classes.clear} />
      <path d="M-4 -4L4 4M4 -4L-4 4" className={classes.cross} />
    </>
  ),
  end: <rect x={-3} y={-9} width={6} height={18} rx={2} className={classes.full} />,
};
