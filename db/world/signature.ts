/** 家人 signed: a quick hand, in the strokes that a phone keeps (a box of 600 × 200). */
export const SIGNED = {
  signed: true,
  by: '家人',
  relation: 'family',
  strokes: [
    'M96 38L88 62L74 92L58 118M90 66L110 92L132 112M64 84L98 78L128 72',
    'M176 44L174 84L168 128M148 68L188 60L214 56M150 100L184 94L210 92M196 40L198 92L192 138L182 132',
    'M262 36L254 70L238 108L222 132M256 72L282 100L312 122L344 126M286 48L278 64M236 62L300 54',
  ].join(''),
} as const
