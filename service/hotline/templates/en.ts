import type { Wording } from '../rules/notices/words.ts'

/** For mail and text messages alike: what is the case, then what to do; three sentences at most. */
export const en: Wording = {
  greeting: 'Dear {customer},',
  signed: 'Kind regards, {company}',
  stop: 'You do not want notices like this one? Stop them here: {stop}',
  ourNumber: 'our hotline',
  suggestion: 'the suggestion of a colleague',
  notices: {
    'visit confirmed': {
      title: 'Your visit: {window}',
      body: '{technician} will be with you on {window}. Please have somebody at home; tell us early if it does not suit.',
    },
    'visit moved': {
      title: 'Your visit is now on {window}',
      body: 'As agreed with you, {technician} now comes on {window}. You need not wait at the earlier time.',
    },
    'technician on the way': {
      title: '{technician} is on the way',
      body: '{technician} has set out and is on the way to you.',
    },
    'visit done': {
      title: 'Our visit is done',
      body: 'Our work at your place is done. If anything is not right, ring {hotline}: it stays our concern.',
    },
    'callback promised': {
      title: 'We will ring you by {due}',
      body: 'We promised to ring you by {due}. Should we not, the fault is ours: please hold us to it.',
    },
    'answer sent': {
      title: 'Our written answer is on its way',
      body: 'The answer that we promised you in writing has been sent. If it does not reach you within a few days, ring {hotline} and we look into it at once.',
    },
    'answer mailed': {
      title: 'As you asked: {answer}',
      body: 'Here is what you asked for. If anything is not clear, ring {hotline}.\n\n{answer}\n\n{words}',
    },
    'promise due soon': {
      title: 'Due soon: {about}',
      body: 'What was promised about {about} is due on {due} and not kept yet.',
    },
    'promise broken': {
      title: 'Broken: {about}',
      body: 'What was promised about {about} was due on {due}. Ring them first, then agree on a new time.',
    },
    'promise escalated': {
      title: 'Broken and still open: {about}',
      body: 'What was promised about {about} was due on {due}, and nobody has seen to it. Please name somebody who does.',
    },
    'case handed over': {
      title: 'For you to take over: {about}',
      body: '{colleague} hands you {about}. Please accept or decline by {due}; without an answer it goes back to the colleague.',
    },
    'promises handed over': {
      title: 'Promises for you to take over: {count}',
      body: '{colleague} is going home and hands promises on: {count}. Please accept or decline by {due}; without an answer they go back to the colleague.',
    },
  },
}
