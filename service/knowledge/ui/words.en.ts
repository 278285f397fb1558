import type { Words } from '#core/web/words.ts'
import answer from './answer.en.ts'
import faults from './faults.en.ts'
import publicPage from './public.en.ts'
import synonyms from './synonyms.en.ts'
import type hans from './words.zh-Hans.ts'

export default {
  faults,
  synonyms,
  public: publicPage,
  title: 'Answer centre',
  answer,
  kinds: { answer: 'Answer', lesson: 'One-minute lesson' },
  audiences: { internal: 'Internal', customer: 'For customers' },
  confidences: {
    'work in progress': 'In progress',
    'not validated': 'Not validated',
    validated: 'Validated',
    archived: 'Archived',
  },
  dangers: {
    roof: 'on the roof',
    current: 'electric shock',
    scalding: 'scalding',
    falling: 'falling parts',
    gas: 'gas',
    pressure: 'under pressure',
  },
  levels: { symptom: 'Symptom', section: 'Section', cause: 'Cause' },
  refusals: {
    'no such fault above': 'The fault it was put under is not there. Choose another one.',
    'no such product': 'There is no such product line or model.',
    'there are three levels': 'There are three levels: symptom, section, cause.',
    'not of the same product': 'It is of another product than the fault above it.',
    'what it belongs to is put away': 'The fault above it is put away. Bring that back first.',
    'there is such a fault': 'There is one of this code and name here already.',
    'it would be under itself': 'It cannot go under itself.',
    'put away already': 'It is put away already.',
    'it is in use': 'It is in use.',
    'the same word twice': 'One word stands there twice.',
    'a word without letters': 'One word has no letters.',
    'this address is taken': 'This word is taken. Choose another one.',
    'taken back already': 'It is taken back already.',
    'this answer never said so': 'This answer has no such step. Reload it and choose again.',
    'the answer is archived': 'This answer is archived. Take another one.',
    'this is no lesson': 'This is not a one-minute lesson.',
  },
  events: {
    'fault added': 'Fault code added',
    'fault edited': 'Fault code changed',
    'fault moved': 'Fault code moved',
    'fault put away': 'Fault code put away',
    'fault brought back': 'Fault code used again',
    'public address set': "Address of the customers' page set",
    'synonyms changed': 'Synonyms changed',
    'answer told': 'Answer told',
    'answer sent': 'Answer sent',
    'lesson told': 'One-minute lesson given',
    'answer read on a visit': 'Answer read on a visit',
    'answer helped': 'The answer helped',
    'answer did not help': 'The answer did not help',
    'answer contradicted': 'The trouble came back after the answer',
  },
} satisfies Words<typeof hans>
