import { z } from 'zod';
import { div, real, sub } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/**
 * How much smaller a student is: ratio = student ÷ teacher, reduction = 1 − ratio, factor = teacher ÷ student.
 * Source: Sanh et al. 2019 (DistilBERT), Table 3: 66 of 110 million parameters, "40% smaller". The same fractions compare
 * times: 410 s instead of 668 s is 1.63 times as fast, which is 39% less time.
 */
export const compression = defineOp({
  id: 'distill.compression',
  title: { en: 'How much smaller a student is', zh: '学生模型缩小了多少' },
  source: 'Sanh et al. 2019 (DistilBERT), Table 3',
  conventions: [
    {
      en: 'The reduction is relative to the teacher.',
      zh: '缩减比例以教师模型为基准。',
    },
  ],
  input: z.strictObject({
    teacher: count('parameters of the teacher (or its time)'),
    student: count('parameters of the student (or its time)'),
  }),
  output: z.strictObject({
    ratio: result('', 'student ÷ teacher'),
    reduction: result('', '1 − ratio; negative where the student is larger'),
    factor: result('', 'teacher ÷ student'),
  }),
  slips: {
    'relative-to-student': {
      explain: {
        en: 'Divides the difference by the student instead of the teacher.',
        zh: '差值除以学生而不是教师。',
      },
      steps: { reduction: (_, at) => sub(at('factor'), 1) },
    },
    'ratio-for-reduction': {
      explain: {
        en: 'Gives what is left instead of what was saved.',
        zh: '给出的是剩下的比例，而不是省下的比例。',
      },
      steps: { reduction: (_, at) => at('ratio') },
    },
    'ratio-upside-down': {
      explain: { en: 'Divides the teacher by the student.', zh: '用教师除以学生，比例弄反了。' },
      steps: { ratio: (_, at) => at('factor') },
    },
  },
  define(scope, given) {
    const [teacher, student] = [
      real(scope.amount('teacher', 'N_T', given.teacher)),
      real(scope.amount('student', 'N_S', given.student)),
    ];
    const factor = scope.step('factor', 'k', div(teacher, student));
    const ratio = scope.step('ratio', '\\rho', div(student, teacher));
    return { ratio, reduction: scope.step('reduction', '\\Delta', sub(1, ratio)), factor };
  },
});
