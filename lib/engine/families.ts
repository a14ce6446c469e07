import type { Text } from './text';

/** What each family of ops is about. The key is the first part of its ops' ids. */
export const families = {
  norm: { en: 'Normalisation', zh: '归一化' },
  activation: { en: 'Activation functions', zh: '激活函数' },
  grad: { en: 'Gradients', zh: '梯度' },
  init: { en: 'Initialisation', zh: '初始化' },
  optim: { en: 'Optimisers', zh: '优化器' },
  lr: { en: 'Learning-rate schedules', zh: '学习率调度' },
  text: { en: 'Text representation', zh: '文本表示' },
  attn: { en: 'Attention', zh: '注意力' },
  bert: { en: 'BERT', zh: 'BERT' },
  model: { en: 'Model size', zh: '模型规模' },
  kv: { en: 'Key–value cache', zh: 'KV 缓存' },
  peft: { en: 'LoRA and quantisation', zh: 'LoRA 与量化' },
  decode: { en: 'Decoding', zh: '解码' },
  loss: { en: 'Losses', zh: '损失函数' },
  distill: { en: 'Distillation', zh: '知识蒸馏' },
  memory: { en: 'Training memory', zh: '训练显存' },
  reg: { en: 'Regularisation', zh: '正则化' },
  tree: { en: 'Trees and networks', zh: '树模型与网络' },
  autograd: { en: 'Automatic differentiation', zh: '自动微分' },
} as const satisfies Record<string, Text>;

export type Family = keyof typeof families;

/** The family of an op, from its id. */
export function familyOf(id: string): Family {
  const [family] = id.split('.') as [Family];
  if (!Object.hasOwn(families, family)) throw new Error(`${id} belongs to no family`);
  return family;
}
