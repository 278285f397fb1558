// Generated from the migrations by `npm run generate`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** jsonb: any object goes in, Json comes out. */
type JsonColumn<Out> = ColumnType<Out, unknown, unknown>

export interface Tables {
  'archive.addresses': {
    company_id: string
    id: string
    customer_id: string
    label: Generated<string>
    typed: string
    province: Generated<string>
    city: Generated<string>
    district: Generated<string>
    address_key: string | null
  }
  'archive.attachments': {
    company_id: string
    id: string
    customer_id: string | null
    device_id: string | null
    file_id: string
    added_at: Temporal.Instant
    added_by: string
    taken_away_at: Temporal.Instant | null
    taken_away_by: string | null
  }
  'archive.contacts': {
    company_id: string
    id: string
    customer_id: string
    name: string
    relation: Generated<string>
    note: Generated<string>
  }
  'archive.contracts': {
    company_id: string
    id: string
    customer_id: string
    device_id: string | null
    plan: string
    from_on: Temporal.PlainDate
    until_on: Temporal.PlainDate
    noted_at: Temporal.Instant
    noted_by: string | null
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'archive.customer_merges': {
    company_id: string
    id: string
    from_id: string
    into_id: string
    reason: Generated<string>
    at: Temporal.Instant
    by: string
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }
  'archive.customers': {
    company_id: string
    id: string
    name: string
    kind: string
    note: Generated<string>
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
    merged_into: string | null
  }
  'archive.customers_apart': {
    company_id: string
    one_id: string
    other_id: string
    at: Temporal.Instant
    by: string
  }
  'archive.device_materials': {
    company_id: string
    device_id: string
    position: number
    name: string
    quantity: string | null
    unit: Generated<string>
  }
  'archive.device_merges': {
    company_id: string
    id: string
    from_id: string
    into_id: string
    reason: Generated<string>
    at: Temporal.Instant
    by: string
    undone_at: Temporal.Instant | null
    undone_by: string | null
  }
  'archive.devices': {
    company_id: string
    id: string
    customer_id: string
    model_id: string | null
    product_line_id: string | null
    serial: Generated<string>
    serial_key: string | null
    address_id: string | null
    purchased_on: Temporal.PlainDate | null
    purchase_place: Generated<string>
    installed_on: Temporal.PlainDate | null
    installed_by: string | null
    installed_by_name: Generated<string>
    note: Generated<string>
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
    merged_into: string | null
    installer_of: string | null
  }
  'archive.devices_apart': {
    company_id: string
    one_id: string
    other_id: string
    at: Temporal.Instant
    by: string
  }
  'archive.grades': {
    company_id: string
    id: string
    customer_id: string
    words: string
    noted_at: Temporal.Instant
    noted_by: string | null
    import_id: string | null
    import_row: number | null
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'archive.import_keys': {
    company_id: string
    import_id: string
    key: number
    row: number
  }
  'archive.import_names': {
    company_id: string
    import_id: string
    kind: string
    name_key: string
    name: string
    count: number
    decision: JsonColumn<Json | null>
    installs: Generated<number>
  }
  'archive.import_rows': {
    company_id: string
    import_id: string
    row: number
    problems: JsonColumn<Json>
    same_as_row: number | null
    expected: string | null
    outcome: string | null
    customer_id: string | null
    device_id: string | null
    row_key: string | null
    texts: JsonColumn<Json>
    cut: Generated<boolean>
    means: string | null
    twin: JsonColumn<Json | null>
    decision: string | null
    made: JsonColumn<Json | null>
    repeated: Generated<boolean>
  }
  'archive.important_dates': {
    company_id: string
    id: string
    customer_id: string
    kind: string
    words: Generated<string>
    calendar: string
    month: number
    leap: Generated<boolean>
    day: number
    year: number | null
    noted_at: Temporal.Instant
    noted_by: string | null
    import_id: string | null
    import_row: number | null
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'archive.imports': {
    company_id: string
    id: string
    file_id: string
    file_name: string
    rows: number
    read_at: Temporal.Instant
    read_by: string | null
    started_at: Temporal.Instant | null
    started_by: string | null
    finished_at: Temporal.Instant | null
    look: JsonColumn<Json>
    choice: JsonColumn<Json>
    mapping: JsonColumn<Json>
    revision: Generated<number>
    shape: Generated<string>
    remembered: Generated<boolean>
    samples: JsonColumn<Json>
    twin_decision: string | null
    tally: JsonColumn<Json>
    rows_in_all: number | null
    read_upto: Generated<number>
    judged_upto: Generated<number>
    written_upto: Generated<number>
    undone_from: number | null
    rows_read_at: Temporal.Instant | null
    judged_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancelled_by: string | null
    undo_started_at: Temporal.Instant | null
    undo_started_by: string | null
    undone_at: Temporal.Instant | null
    failed: string | null
    turn: Generated<number>
    worked_by: Generated<string[]>
    resumed: JsonColumn<Json>
  }
  'archive.interests': {
    company_id: string
    id: string
    customer_id: string
    words: string
    noted_at: Temporal.Instant
    noted_by: string | null
    import_id: string | null
    import_row: number | null
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'archive.labels': {
    company_id: string
    id: string
    device_id: string
    token: string
    number: string
    made_at: Temporal.Instant
    made_by: string | null
    revoked_at: Temporal.Instant | null
    revoked_by: string | null
  }
  'archive.models': {
    company_id: string
    id: string
    product_line_id: string | null
    name: string
    name_key: string
  }
  'archive.phones': {
    company_id: string
    id: string
    customer_id: string
    contact_id: string | null
    number: string
    extension: Generated<string>
    typed: string
    label: Generated<string>
  }
  'archive.product_lines': {
    company_id: string
    id: string
    name: string
    name_key: string
  }
  'auth.accounts': {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Temporal.Instant | null
    refresh_token_expires_at: Temporal.Instant | null
    scope: string | null
    password: string | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'auth.invitations': {
    code_hash: string
    company_id: string
    staff_id: string
    expires_at: Temporal.Instant
  }
  'auth.memberships': {
    user_id: string
    company_id: string
    staff_id: string
    home: boolean
    used_at: Temporal.Instant | null
  }
  'auth.sessions': {
    id: string
    token: string
    user_id: string
    company_id: string | null
    last_seen_at: Temporal.Instant
    expires_at: Temporal.Instant
    ip_address: string | null
    user_agent: string | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'auth.tries': {
    key: string
    failures: number
    last_at: Temporal.Instant
    locked_until: Temporal.Instant | null
  }
  'auth.users': {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    username: string
    phone: string | null
    password_due: Generated<boolean>
    demo: Generated<boolean>
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'auth.verifications': {
    id: string
    identifier: string
    value: string
    expires_at: Temporal.Instant
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'cases.attachments': {
    company_id: string
    id: string
    case_id: string
    file_id: string
    added_at: Temporal.Instant
    added_by: string
    taken_away_at: Temporal.Instant | null
    taken_away_by: string | null
  }
  'cases.cases': {
    company_id: string
    id: string
    number: string
    customer_id: string
    device_id: string | null
    reason: string
    symptom: string
    urgency: string
    opened_at: Temporal.Instant
    first_asked_by: string | null
    recorded_at: Temporal.Instant | null
    recorded_by: string | null
  }
  'cases.closures': {
    company_id: string
    id: string
    case_id: string
    at: Temporal.Instant
    by: string
    outcome: string
    word: string
  }
  'cases.conversations': {
    company_id: string
    case_id: string
    conversation_id: string
  }
  'cases.handlings': {
    company_id: string
    id: string
    case_id: string
    handler: string
    from_at: Temporal.Instant
    given_by: string | null
    until_at: Temporal.Instant | null
  }
  'cases.notes': {
    company_id: string
    id: string
    case_id: string
    at: Temporal.Instant
    by: string
    text: string
  }
  'cases.past_services': {
    company_id: string
    case_id: string
    on_day: Temporal.PlainDate
    known_to: string
    latest_day: Generated<Temporal.PlainDate>
    kind: string
    done: Generated<string>
    repaired_by: string | null
    repaired_by_name: Generated<string>
    charge_cents: number | null
    number: Generated<string>
    said_key: string
    import_id: string | null
    import_row: number | null
  }
  'cases.reopenings': {
    company_id: string
    closure_id: string
    case_id: string
    at: Temporal.Instant
    by: string | null
    why: string
  }
  'core.commands': {
    company_id: string
    id: string
    actor: string | null
    request_hash: string
    answer: JsonColumn<Json | null>
    at: Temporal.Instant
  }
  'core.companies': {
    id: string
    name: string
    time_zone: Generated<string>
    created_at: Temporal.Instant
  }
  'core.files': {
    company_id: string
    id: string
    name: string
    media_type: string
    bytes: number
    sha256: string
    uploaded_by: string | null
    uploaded_at: Temporal.Instant
    taken_at: Temporal.Instant | null
  }
  'core.find_subjects': {
    company_id: string
    kind: string
    subject_id: string
    said: string
  }
  'core.find_terms': {
    company_id: string
    kind: string
    how: number
    term: string
    subject_id: string
  }
  'core.followers': {
    name: string
    txid: string
    id: string
  }
  'core.journal': {
    company_id: string
    id: string
    txid: Generated<string>
    at: Temporal.Instant
    actor: string | null
    command: string | null
    event: string
    subject_id: string
    data: JsonColumn<Json>
  }
  'core.journal_about': {
    company_id: string
    about_id: string
    journal_id: string
  }
  'core.number_blocks': {
    company_id: string
    kind: string
    day: Temporal.PlainDate
    next: number
  }
  'core.reactions_due': {
    company_id: string
    id: string
    journal_id: string
    reaction: string
    due_at: Temporal.Instant
    attempts: Generated<number>
    last_error: string | null
    dead_at: Temporal.Instant | null
  }
  'dispatch.acceptances': {
    company_id: string
    slot_id: string
    accepted_at: Temporal.Instant
  }
  'dispatch.choices': {
    company_id: string
    id: string
    promise_id: string
    technician_id: string
    grounds: string
    why: Generated<string>
    chosen_by: string
    chosen_at: Temporal.Instant
  }
  'dispatch.declines': {
    company_id: string
    id: string
    customer_id: string
    technician_id: string
    reason: string
    said_on: Temporal.PlainDate
    entered_by: string
    entered_at: Temporal.Instant
  }
  'dispatch.declines_taken_back': {
    company_id: string
    decline_id: string
    why: string
    by: string
    at: Temporal.Instant
  }
  'dispatch.departures': {
    company_id: string
    slot_id: string
    set_out_at: Temporal.Instant
  }
  'dispatch.needs': {
    company_id: string
    product_line_id: string
    skill_id: string
  }
  'dispatch.reviews': {
    company_id: string
    id: string
    case_id: string
    device_id: string | null
    technician_id: string
    because: string
    visit_id: string
    began_at: Temporal.Instant
  }
  'dispatch.reviews_ended': {
    company_id: string
    review_id: string
    why: Generated<string>
    by: string
    at: Temporal.Instant
  }
  'dispatch.skips': {
    company_id: string
    choice_id: string
    technician_id: string
    grounds: string
    reason: string
    near: string | null
  }
  'dispatch.slots': {
    company_id: string
    id: string
    promise_id: string
    choice_id: string
    technician_id: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
  }
  'fieldwork.attributions': {
    company_id: string
    id: string
    visit_id: string
    main_class: string
    side_classes: Generated<string[]>
    reason: Generated<string>
    by: string
    at: Temporal.Instant
  }
  'fieldwork.breakoffs': {
    company_id: string
    visit_id: string
    ended_at: Temporal.Instant
    reason: string
    found: Generated<string>
    next: string
    next_promise_id: string
  }
  'fieldwork.conduct': {
    company_id: string
    visit_id: string
    edition: string
    done: string[]
  }
  'fieldwork.conduct_editions': {
    company_id: string
    number: number
    edition: string
    items: JsonColumn<Json>
    note: string
    published_by: string
    published_at: Temporal.Instant
  }
  'fieldwork.conduct_unmet': {
    company_id: string
    visit_id: string
    code: string
    why: string
  }
  'fieldwork.finishes': {
    company_id: string
    visit_id: string
    finished_at: Temporal.Instant
    seen_as: string
    cause: string
    work: string
    explanation: string
  }
  'fieldwork.materials_used': {
    company_id: string
    visit_id: string
    position: number
    name: string
    quantity: string
    unit: Generated<string>
  }
  'fieldwork.photos': {
    company_id: string
    id: string
    visit_id: string
    file_id: string
    moment: string
    kept_at: Temporal.Instant
  }
  'fieldwork.photos_taken_back': {
    company_id: string
    photo_id: string
    taken_back_by: string
    taken_back_at: Temporal.Instant
  }
  'fieldwork.signatures': {
    company_id: string
    visit_id: string
    signer: string | null
    relation: string | null
    strokes: string | null
    why_not: string | null
  }
  'fieldwork.visits': {
    company_id: string
    id: string
    slot_id: string
    case_id: string
    promise_id: string
    technician_id: string
    arrived_at: Temporal.Instant
    agreed_early: boolean
  }
  'followup.return_visits': {
    company_id: string
    id: string
    visit_id: string
    conversation_id: string
    visitor: string
    at: Temporal.Instant
    outcome: string
    cause_heard: string
    repair_state: string
    arrival_said: Temporal.Instant | null
    manners: JsonColumn<Json>
    manners_word: Generated<string>
    satisfaction: number
    opinion: Generated<string>
    suggestion: Generated<string>
  }
  'hotline.conversations': {
    company_id: string
    id: string
    direction: string
    channel: string
    customer_id: string
    contact_id: string | null
    staff_id: string
    at: Temporal.Instant
    logged_at: Temporal.Instant
    reached: boolean
    said: string
  }
  'hotline.customer_addresses': {
    company_id: string
    id: string
    customer_id: string
    channel: string
    address: string
    language: string
    agreed_at: Temporal.Instant
    agreed_by: string
    stopped_at: Temporal.Instant | null
    stopped_by: string | null
  }
  'hotline.mail_accounts': {
    company_id: string
    host: string
    port: number
    security: string
    username: Generated<string>
    sealed_password: string | null
    from_address: string
    from_name: Generated<string>
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'hotline.notices': {
    company_id: string
    id: Generated<string>
    key: string
    template: string
    channel: string
    staff_id: string | null
    customer_id: string | null
    case_id: string | null
    language: string
    facts: JsonColumn<Json>
    written_at: Temporal.Instant
    any_hour: boolean
    useless_after: Temporal.Instant | null
    try_at: Temporal.Instant | null
    held_until: Temporal.Instant | null
    attempts: Generated<number>
    last_fault: string | null
    sent_at: Temporal.Instant | null
    sent_to: string | null
    title: string | null
    body: string | null
    delivered_at: Temporal.Instant | null
    failed_at: Temporal.Instant | null
    failed_why: string | null
    stopped_at: Temporal.Instant | null
  }
  'hotline.quiet_hours': {
    company_id: string
    audience: string
    from_minute: number
    until_minute: number
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'hotline.staff_addresses': {
    company_id: string
    staff_id: string
    e_mail: string
    language: string
    quiet_from_minute: number | null
    quiet_until_minute: number | null
    changed_at: Temporal.Instant
  }
  'hotline.webhooks': {
    company_id: string
    audience: string
    shape: string
    host: string
    sealed_url: string
    sealed_secret: string | null
    language: string
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'knowledge.answers': {
    company_id: string
    id: string
    number: number
    kind: string
    language: string
    audience: string
    confidence: string
    owner_id: string | null
    review_on: Temporal.PlainDate | null
    external_id: string | null
    edition: number
    version: number
    added_at: Temporal.Instant
    added_by: string | null
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'knowledge.askings': {
    company_id: string
    not_found_id: string
    asked_by: string
    asked_on: Temporal.PlainDate
  }
  'knowledge.attachments': {
    company_id: string
    id: string
    answer_id: string
    file_id: string
    added_at: Temporal.Instant
    added_by: string
    taken_away_at: Temporal.Instant | null
    taken_away_by: string | null
  }
  'knowledge.drafts': {
    company_id: string
    answer_id: string
    staff_id: string
    base_edition: number | null
    content: JsonColumn<Json>
    saved_at: Temporal.Instant
  }
  'knowledge.editions': {
    company_id: string
    answer_id: string
    number: number
    title: string
    phrasings: Generated<string[]>
    body: string
    steps: JsonColumn<Json>
    safety: JsonColumn<Json | null>
    parts: JsonColumn<Json>
    places: JsonColumn<Json>
    reason: Generated<string>
    made_at: Temporal.Instant
    made_by: string | null
    title_key: Generated<string>
  }
  'knowledge.faults': {
    company_id: string
    id: string
    level: number
    parent_id: string | null
    product_line_id: string | null
    model_id: string | null
    code: Generated<string>
    name: string
    other_names: Generated<string[]>
    safety: Generated<boolean>
    retired_at: Temporal.Instant | null
    version: number
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'knowledge.import_rows': {
    company_id: string
    import_id: string
    row: number
    title: string
    key: number | null
    said: number | null
    problems: JsonColumn<Json>
    texts: JsonColumn<Json | null>
    same_as_row: number | null
    expected: string
    outcome: string | null
    answer_id: string | null
    edition: number | null
    before: JsonColumn<Json | null>
  }
  'knowledge.imports': {
    company_id: string
    id: string
    file_id: string
    file_name: string
    look: JsonColumn<Json>
    choice: JsonColumn<Json>
    mapping: JsonColumn<Json>
    revision: number
    shape: string
    remembered: boolean
    samples: JsonColumn<Json>
    unknown_names: string
    tally: JsonColumn<Json>
    rows: number
    rows_in_all: number | null
    read_upto: number
    written_upto: number
    undone_from: number | null
    read_at: Temporal.Instant
    read_by: string | null
    rows_read_at: Temporal.Instant | null
    judged_at: Temporal.Instant | null
    started_at: Temporal.Instant | null
    started_by: string | null
    finished_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    cancelled_by: string | null
    undo_started_at: Temporal.Instant | null
    undo_started_by: string | null
    undone_at: Temporal.Instant | null
    failed: string | null
    turn: number
    worked_by: Generated<string[]>
    resumed: JsonColumn<Json>
  }
  'knowledge.not_found': {
    company_id: string
    id: string
    key: string
    text: string
    model_id: string | null
    count: number
    first_at: Temporal.Instant
    last_at: Temporal.Instant
    last_by: string | null
    owner_id: string | null
    settled_at: Temporal.Instant | null
    settled_by: string | null
    answer_id: string | null
    why: Generated<string>
  }
  'knowledge.numbers': {
    company_id: string
    next: number
  }
  'knowledge.places': {
    company_id: string
    id: string
    answer_id: string
    product_line_id: string | null
    model_id: string | null
    fault_id: string | null
  }
  'knowledge.public_pages': {
    company_id: string
    address: string
    version: number
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'knowledge.reasons': {
    company_id: string
    journal_id: string
    said: string
  }
  'knowledge.synonyms': {
    company_id: string
    id: string
    words: string[]
    noted_at: Temporal.Instant
    noted_by: string | null
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'knowledge.title_terms': {
    company_id: string
    answer_id: string
    terms: number[]
  }
  'knowledge.uses': {
    company_id: string
    id: string
    answer_id: string
    edition: number
    how: string
    about: string | null
    device_id: string | null
    used_at: Temporal.Instant
    used_by: string | null
    solved: boolean | null
    solved_at: Temporal.Instant | null
    contradicted_at: Temporal.Instant | null
  }
  'knowledge.validations': {
    company_id: string
    id: string
    answer_id: string
    edition: number
    validated_at: Temporal.Instant
    validated_by: string | null
    import_id: string | null
  }
  'people.absences': {
    company_id: string
    id: string
    staff_id: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    reason: string
    note: Generated<string>
    told: string | null
    entered_by: string | null
    entered_at: Temporal.Instant
  }
  'people.calendar_days': {
    company_id: string
    calendar_id: string
    day: Temporal.PlainDate
    name: string
    working: boolean
  }
  'people.calendar_feeds': {
    company_id: string
    id: string
    staff_id: string
    token_hash: string
    language: string
    made_at: Temporal.Instant
    revoked_at: Temporal.Instant | null
  }
  'people.calendar_hours': {
    company_id: string
    calendar_id: string
    weekday: number
    opens_minute: number
    closes_minute: number
  }
  'people.calendars': {
    company_id: string
    id: string
    name: string
    time_zone: string
    always_open: Generated<boolean>
    official: string | null
    ordinary: Generated<boolean>
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'people.certificates': {
    company_id: string
    id: string
    staff_id: string
    skill_id: string | null
    name: string
    number: Generated<string>
    issued_on: Temporal.PlainDate | null
    valid_until: Temporal.PlainDate | null
  }
  'people.hotline_numbers': {
    company_id: string
    typed: string
    dialled: string
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'people.official_days': {
    company_id: string
    country: string
    year: number
    day: Temporal.PlainDate
    name: string
    working: boolean
  }
  'people.official_years': {
    company_id: string
    country: string
    year: number
    source: Generated<string>
    imported_at: Temporal.Instant
    imported_by: string | null
  }
  'people.service_points': {
    company_id: string
    id: string
    parent_id: string | null
    kind: string
    name: string
    phone: string | null
    address: Generated<string>
    closed_on: Temporal.PlainDate | null
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
    calendar_id: string | null
  }
  'people.shifts': {
    company_id: string
    id: string
    staff_id: string
    starts_at: Temporal.Instant
    ends_at: Temporal.Instant
    entered_by: string | null
    entered_at: Temporal.Instant
  }
  'people.skills': {
    company_id: string
    id: string
    name: string
    needs_certificate: Generated<boolean>
  }
  'people.staff': {
    company_id: string
    id: string
    name: string
    phone: string | null
    roles: Generated<string[]>
    service_point_id: string | null
    guest_of: string | null
    joined_on: Temporal.PlainDate | null
    left_on: Temporal.PlainDate | null
    disabled_at: Temporal.Instant | null
    disabled_by: string | null
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'people.staff_skills': {
    company_id: string
    staff_id: string
    skill_id: string
  }
  'people.team_members': {
    company_id: string
    team_id: string
    staff_id: string
    leads: Generated<boolean>
  }
  'people.teams': {
    company_id: string
    id: string
    name: string
    service_point_id: string | null
    version: Generated<number>
    changed_at: Temporal.Instant
    changed_by: string | null
  }
  'promises.breaches': {
    company_id: string
    promise_id: string
    raised_at: Temporal.Instant
    reason: string | null
    told_in: string | null
    followed_at: Temporal.Instant | null
    followed_by: string | null
    next_promise: string | null
  }
  'promises.followings': {
    company_id: string
    id: string
    why: string
    edition: number
    begun_at: Temporal.Instant
    cursor_id: string | null
    looked: Generated<number>
    moved: Generated<number>
    ended: Generated<number>
    finished_at: Temporal.Instant | null
  }
  'promises.notings': {
    company_id: string
    id: string
    promise_id: string
    what: string
    at: Temporal.Instant
    noted_at: Temporal.Instant
    by: string
    words: string
    amount_cents: number | null
  }
  'promises.pauses': {
    company_id: string
    id: string
    promise_id: string
    reason: string
    from_at: Temporal.Instant
    until_at: Temporal.Instant
    begun_by: string | null
    ended_by: string | null
  }
  'promises.promises': {
    company_id: string
    id: string
    kind: string
    case_id: string | null
    customer_id: string | null
    made_by: string | null
    made_at: Temporal.Instant
    first_asked_by: string | null
    handler: string | null
    window_from: Temporal.Instant | null
    due_at: Temporal.Instant
    about: Generated<string>
    told_in: string | null
    owed_for: string | null
    subject_id: string | null
    owner: string | null
    owner_role: string | null
    not_by: string | null
    instead_of: string | null
    settled_as: string | null
    settled_at: Temporal.Instant | null
    settled_by: string | null
    evidence: string | null
    moved_by: string | null
    look_at: Temporal.Instant | null
    owed_from: Temporal.Instant | null
    edition: number | null
    to_staff: string | null
    amount_cents: number | null
    method: string | null
    recurs_on: number | null
    recurs_day: Temporal.PlainDate | null
    series: string | null
  }
  'promises.raisings': {
    company_id: string
    case_id: string
    why: string
    at: Temporal.Instant
    by: string
    words: Generated<string>
    taken_back_at: Temporal.Instant | null
    taken_back_by: string | null
  }
  'promises.reminders': {
    company_id: string
    promise_id: string
    stage: string
    at: Temporal.Instant
    for_staff: string | null
    for_role: string | null
    seen_at: Temporal.Instant | null
    seen_by: string | null
    minutes: number
    rung: string
    due_at: Temporal.Instant
    passed_by: JsonColumn<Json>
    last_resort: Generated<boolean>
    announced_in: string | null
  }
  'promises.tries': {
    company_id: string
    promise_id: string
    evidence: string
    at: Temporal.Instant
    by: string | null
  }
  'reception.clearances': {
    company_id: string
    id: string
    case_id: string
    on_day: Temporal.PlainDate
    at: Temporal.Instant
    by: string
    reason: string
    note: string
    expected_on: Temporal.PlainDate
    promise_id: string
    told_in: string | null
  }
  'reception.closings': {
    company_id: string
    next_at: Temporal.Instant
  }
  'reception.day_end_reds': {
    company_id: string
    day: Temporal.PlainDate
    case_id: string
    handler: string
  }
  'reception.day_ends': {
    company_id: string
    day: Temporal.PlainDate
    closed_at: Temporal.Instant
    kept_at: Temporal.Instant
    settled: number
    cleared: number
    uncleared: number
  }
  'reception.handovers': {
    company_id: string
    id: string
    case_id: string
    from_staff: string
    to_staff: string
    why: string
    offered_at: Temporal.Instant
    offered_by: string
    answer: string | null
    answered_at: Temporal.Instant | null
    answered_by: string | null
    answer_why: string | null
    answer_by: Temporal.Instant
  }
  'reception.phone_solutions': {
    company_id: string
    conversation_id: string
    case_id: string
    at: Temporal.Instant
    by: string
    told: string
  }
  'reception.shift_handover_promises': {
    company_id: string
    handover_id: string
    promise_id: string
    taken: boolean | null
  }
  'reception.shift_handovers': {
    company_id: string
    id: string
    from_staff: string | null
    to_staff: string | null
    to_role: string | null
    why: string
    offered_at: Temporal.Instant
    offered_by: string
    answer_by: Temporal.Instant
    answer: string | null
    answered_at: Temporal.Instant | null
    answered_by: string | null
    answer_why: string | null
  }
  'standards.editions': {
    company_id: string
    number: number
    effective_from: Temporal.PlainDate
    published_at: Temporal.Instant
    published_by: string
    note: Generated<string>
  }
  'standards.standards': {
    company_id: string
    id: string
    event: string
    owes: string
    reason: string | null
    urgency: string | null
    counted: string
    minutes: number
    owner: string
    source: string
    effective_from: Temporal.PlainDate
    set_at: Temporal.Instant
    set_by: string
    edition: number | null
    product_line_id: string | null
    customer_kind: string | null
    days: Generated<number>
    at_minute: number | null
    calendar: Generated<string>
    pauses_for: Generated<string[]>
    reopened: Generated<string>
    ladder: JsonColumn<Json>
    off: Generated<boolean>
    up_for: Generated<string[]>
    customer_grade: string | null
    contract: string | null
  }
}
