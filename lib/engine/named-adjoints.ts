import type { NameAdjoint } from './gradient';
import type { Scope } from './language/scope';

/**
 * Gives the gradient of every step a name of its own, ∂of/∂step, so that a worked solution of a backward pass goes
 * step by step. A step written as `of` itself is left alone: ∂y/∂y is the seed.
 */
export const namedAdjoints =
  (scope: Scope, of: string): NameAdjoint =>
  (node, adjoint) => {
    const [name, symbol] = [scope.names.get(node), scope.symbols.get(node)];
    if (name === undefined || symbol === of) return adjoint;
    return scope.step(`d.${name}`, `\\tfrac{\\partial ${of}}{\\partial ${symbol}}`, adjoint);
  };
