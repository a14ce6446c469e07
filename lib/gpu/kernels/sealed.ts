/**
 * WGSL lets a compiler reassociate: (x − origin) − mean may become x − (origin + mean), which loses what subtracting the
 * origin first was for. A sealed value went through an integer operation with a word that is 0 whenever the kernel is
 * run, which no compiler can know, and so is the number it was computed to be (ADR 0051).
 */
export const sealed = `
fn sealed(value: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(value) ^ (first_group >> 31u));
}

fn sealed4(value: vec4<f32>) -> vec4<f32> {
  return bitcast<vec4<f32>>(bitcast<vec4<u32>>(value) ^ vec4<u32>(first_group >> 31u));
}
`;
