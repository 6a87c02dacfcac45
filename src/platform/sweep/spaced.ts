/** Work that whoever asks for it gets at once after a quiet while, and else together with all who ask within so long. */
export function spaced(ms: number, work: () => void): () => void {
  let planned = false;
  let next = 0;
  const run = () => {
    planned = false;
    next = performance.now() + ms;
    work();
  };
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(run, Math.max(0, next - performance.now())).unref();
  };
}
