import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './chart.module.css';

type PlotProps = {
  /** What it shows, for who does not see it. */
  says: string;
  values: readonly number[];
  /** Where each value leads, if anywhere. */
  links?: readonly (LinkProps & { 'aria-label': string })[];
  /** Places of values that stand out. */
  marked: readonly number[];
  mean: number | null;
  /** What lies below zero is not drawn. */
  limits: readonly number[];
};

const width = 320;
const height = 120;
const edge = 8;

/** Values one after the other, with where they lie and within what they vary. Its words stand beside it. */
export function Plot({ says, values, links, marked, mean, limits }: PlotProps) {
  const most = Math.max(1, ...values, ...limits);
  const y = (value: number) => height - edge - (value * (height - 2 * edge)) / most;
  const step = width / values.length;
  const x = (at: number) => (at + 0.5) * step;
  const line = (value: number) => ({ x1: 0, x2: width, y1: y(value), y2: y(value) });
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${width} ${height}`}
      role={links ? 'group' : 'img'}
      aria-label={says}
    >
      <line {...line(0)} className={classes.ground} />
      {mean !== null && <line {...line(mean)} className={classes.mean} />}
      {limits
        .filter((limit) => limit >= 0)
        .map((limit) => (
          <line key={limit} {...line(limit)} className={classes.limit} />
        ))}
      <polyline
        points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
        className={classes.values}
      />
      {links?.map((link, at) => (
        <Link key={link['aria-label']} {...link} className={classes.week}>
          <title>{link['aria-label']}</title>
          <rect x={at * step} y={0} width={step} height={height} rx={4} />
        </Link>
      ))}
      {values.map((value, at) => {
        const stands = marked.includes(at);
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a value has no other name than its place.
            key={at}
            cx={x(at)}
            cy={y(value)}
            r={stands ? 5 : 2.5}
            className={stands ? classes.marked : classes.value}
          />
        );
      })}
    </svg>
  );
}
