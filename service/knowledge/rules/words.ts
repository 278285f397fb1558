/** The closed lists of the answer centre, for contract, rules and pages. */
export const KINDS = ['answer', 'lesson'] as const
export type Kind = (typeof KINDS)[number]

export const AUDIENCES = ['internal', 'customer'] as const
export type Audience = (typeof AUDIENCES)[number]

/** After KCS v6: how far an answer may be trusted. */
export const CONFIDENCES = ['work in progress', 'not validated', 'validated', 'archived'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Why nobody is guided through it by phone (domain.md §4.3). */
export const DANGERS = ['roof', 'current', 'scalding', 'falling', 'gas', 'pressure'] as const

/** How an answer was used. */
export const USES = ['told', 'sent', 'lesson', 'read on a visit'] as const
export type HowUsed = (typeof USES)[number]

/** Of a fault: what the customer sees, where it sits, why (domain.md §4.2). */
export const LEVELS = ['symptom', 'section', 'cause'] as const
