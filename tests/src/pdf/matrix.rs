//! Transformations of the plane, as content streams write them (ISO 32000-1, 8.3.3).

use lopdf::Object;

/// The six numbers of a transformation.
pub type Matrix = [f32; 6];

/// The transformation that leaves everything where it is.
pub const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The number that an operand is.
pub fn float(object: &Object) -> f32 {
    object.as_float().expect("a matrix, a place or a size is made of numbers")
}

/// The transformation that six operands are.
pub fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = UPRIGHT;
    for (slot, operand) in matrix.iter_mut().zip(operands) {
        *slot = float(operand);
    }
    matrix
}

/// What the first transformation and then the second one do (ISO 32000-1, 8.3.4).
pub fn multiply(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [p, q, r, s, t, u] = second;
    [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}
