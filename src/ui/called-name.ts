/** A colleague by the name they are called by; what starts with a title stays whole. */
export function calledName(name: string): string {
  const [first = name, ...rest] = name.split(' ');
  return rest.length === 0 || first.endsWith('.') || first.length < 3 ? name : first;
}
