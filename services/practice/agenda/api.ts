/**
 * The whole HTTP contract of `/api/agenda`: schemas and the types inferred from them. Safe for the browser: no import
 * but zod.
 *
 * | | |
 * |---|---|
 * | GET /view?from=&days=&resources= | everything a day or a week shows |
 * | GET, POST /resources · PATCH /resources/:resourceId | professionals, rooms, devices |
 * | GET, POST /reasons · PATCH /reasons/:reasonId | reasons for a visit |
 * | GET /hours?resourceId= · POST /openings · PUT, DELETE /openings/:openingId | opening hours |
 * | POST /closures · DELETE /closures/:closureId | leave, absences, closed days |
 * | GET /slots?reasonId=&resourceId=&from=&days= | free times |
 * | POST /appointments · GET, PATCH /appointments/:appointmentId | book, read, change |
 * | POST …/move · …/state · …/cancel · …/undo · GET …/history | its life: each answers the appointment again |
 * | POST /series/check · POST /series | recurring appointments: every date checked |
 * | GET /changes?since= · POST /changes/seen | what changed since the last visit |
 * | GET /patients/:patientId/appointments | visits of one patient |
 * | GET, POST /feeds · DELETE /feeds/:feedId | calendar links |
 * | GET, PUT /settings · GET /news · POST /news/seen | settings, what is new |
 *
 * Events for open pages: `agenda.appointment.changed {appointmentId, resourceId}`,
 * `agenda.availability.changed {resourceId}`, with `from` and `until` (instants) where one time was taken or freed.
 */
export * from './api/appointments.ts';
export * from './api/follow-up.ts';
export * from './api/hours.ts';
export * from './api/resources.ts';
export * from './api/series.ts';
export * from './api/view.ts';
export * from './api/vocabulary.ts';
