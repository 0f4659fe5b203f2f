import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise } from '../../../kb/training/lbfgs.ts';

describe('L-BFGS', () => {
  it('finds the valley of Rosenbrock’s function', () => {
    const rosenbrock = ([x = 0, y = 0]: Float64Array, gradient: Float64Array) => {
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    };
    const [x = 0, y = 0] = minimise(2, rosenbrock, 200);
    expect(x).toBeCloseTo(1, 3);
    expect(y).toBeCloseTo(1, 3);
  });
  it('finds the middle of any bowl', () => {
    const bowl = fc.array(fc.tuple(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.integer({ min: -20, max: 20 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(bowl, (axes) => {
        const found = minimise(
          axes.length,
          (x, gradient) =>
            axes.reduce((sum, [steep, middle], i) => {
              const off = (x[i] as number) - middle;
              gradient[i] = 2 * steep * off;
              return sum + steep * off * off;
            }, 1),
          300,
        );
        axes.forEach(([steep, middle], i) => {
          expect(steep * ((found[i] as number) - middle) ** 2).toBeLessThan(0.01);
        });
      }),
    );
  });
});
