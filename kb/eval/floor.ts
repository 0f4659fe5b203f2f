/**
 * Which figures are worse than the committed floor; `wrong-direct` must not be above it.
 * @returns a line for each, none when all hold
 */
export function belowFloor(
  figures: Readonly<Record<string, number | null>>,
  floor: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(floor).flatMap(([name, bound]) => {
    const value = figures[name];
    if (value === null || value === undefined) return [`${name}: no figure`];
    const holds = name === 'wrong-direct' ? value <= bound : value >= bound;
    return holds ? [] : [`${name}: ${value}, the floor is ${bound}`];
  });
}
