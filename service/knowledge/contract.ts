/**
 * 答复中心, the answer centre: what we answer when a customer has trouble, by product line, model and fault;
 * the phone guidance that solves it there and then (seeds/002), the lesson of a minute (seeds/001), what was
 * asked and not found. Found while the customer is still speaking (seeds/004: 750,000 answers, all day, every
 * day). What can be asked stands in `contract/`, by subject.
 */
export const events = [
  'answer added',
  'answer edited',
  'answer restored',
  'answer card changed',
  'answer confidence changed',
  'answer validated',
  'answer archived',
  'answer brought back',
  'answer file added',
  'answer file taken away',
] as const

/** Whoever works with customers reads all answers; those for customers are public (portal). */
export const READERS = [
  'agent',
  'dispatcher',
  'technician',
  'visitor',
  'manager',
  'admin',
  'auditor',
] as const
/** Whoever solves something writes it down (KCS): as work in progress or not validated. */
export const WRITERS = ['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin'] as const
/** Who validates, archives, and decides what customers may read; who keeps fault codes and synonyms. */
export const KEEPERS = ['manager', 'admin'] as const
