/** Thrown inside an evaluation to leave its recursion; `run` turns it into a value. */
export class ExpressionFailure extends Error {}
