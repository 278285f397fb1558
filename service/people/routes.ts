import { type AnyRoute, openRoute, route } from '#core/routes.ts'
import * as feedDeeds from './actions/calendar-feed.ts'
import * as calendarDeeds from './actions/calendars.ts'
import * as companyDeeds from './actions/company.ts'
import * as dutyDeeds from './actions/duty.ts'
import * as pointDeeds from './actions/points.ts'
import * as sessionDeeds from './actions/session.ts'
import * as staffDeeds from './actions/staff.ts'
import * as feed from './contract/calendar-feed.ts'
import * as calendars from './contract/calendars.ts'
import * as duty from './contract/duty.ts'
import * as exports from './contract/exports.ts'
import * as hotline from './contract/hotline-number.ts'
import * as points from './contract/points.ts'
import * as session from './contract/session.ts'
import * as staff from './contract/staff.ts'
import { takenOut } from './exports/taken.ts'
import { hotlineNumber, setHotlineNumber } from './hotline-number.ts'
import * as queries from './queries.ts'
import { inTreeOrder } from './rules.ts'
import { calendars as allCalendars } from './store/calendars.ts'
import { listCertificates } from './store/certificates.ts'
import * as pointStore from './store/points.ts'
import { visitorsView } from './visitors.ts'

const done = async (id: Promise<string>) => ({ id: await id })

const sessionRoutes: AnyRoute[] = [
  openRoute(session.readSession, open => visitorsView(open)),
  openRoute(session.signIn, (open, { body }) => sessionDeeds.signIn(open, body.login, body.password)),
  openRoute(session.signOut, open => sessionDeeds.signOut(open)),
  openRoute(session.switchCompany, (open, { body }) => sessionDeeds.switchCompany(open, body.company)),
  openRoute(session.changePassword, (open, { body }) =>
    sessionDeeds.changePassword(open, body.current, body.next),
  ),
  openRoute(session.acceptInvitation, (open, { body }) => sessionDeeds.acceptInvitation(open, body.code)),
  openRoute(session.readSetUp, open => companyDeeds.readSetUp(open)),
  openRoute(session.setUp, (open, { body }) => companyDeeds.setUp(open, body)),
]

const feedRoutes: AnyRoute[] = [
  route(feed.myCalendarFeed, ctx => feedDeeds.myCalendarFeed(ctx)),
  openRoute(feed.makeCalendarFeed, (open, { body }) => feedDeeds.makeCalendarFeed(open, body.language)),
  route(feed.revokeCalendarFeed, ctx => done(feedDeeds.revokeCalendarFeed(ctx))),
]

const staffRoutes: AnyRoute[] = [
  route(staff.listStaff, (ctx, { query }) => queries.listStaff(ctx, query)),
  route(staff.staffFile, (ctx, { params }) => queries.staffFile(ctx, params.id)),
  route(staff.addStaff, (ctx, { body }) => done(staffDeeds.addStaff(ctx, body))),
  route(staff.changeStaff, (ctx, { params, body }) => done(staffDeeds.changeStaff(ctx, params.id, body))),
  route(staff.changeRoles, (ctx, { params, body }) =>
    done(staffDeeds.changeRoles(ctx, params.id, body.roles)),
  ),
  route(staff.disableStaff, (ctx, { params, body }) =>
    done(staffDeeds.disable(ctx, params.id, body.disabled)),
  ),
  openRoute(staff.resetPassword, (open, { params }) => staffDeeds.resetPassword(open, params.id)),
  openRoute(staff.inviteGuest, (open, { body }) => staffDeeds.inviteGuest(open, body)),
]

const pointRoutes: AnyRoute[] = [
  route(hotline.hotlineNumber, ctx => hotlineNumber(ctx)),
  route(hotline.setHotlineNumber, (ctx, { body }) => done(setHotlineNumber(ctx, body))),
  route(points.listServicePoints, async ctx => ({ items: inTreeOrder(await pointStore.tree(ctx)) })),
  route(points.addServicePoint, (ctx, { body }) => done(pointDeeds.addServicePoint(ctx, body))),
  route(points.changeServicePoint, (ctx, { params, body }) =>
    done(pointDeeds.changeServicePoint(ctx, params.id, body)),
  ),
  route(points.listTeams, async ctx => ({ items: await pointStore.teams(ctx) })),
  route(points.addTeam, (ctx, { body }) => done(pointDeeds.addTeam(ctx, body))),
  route(points.changeTeam, (ctx, { params, body }) => done(pointDeeds.changeTeam(ctx, params.id, body))),
  route(points.removeTeam, (ctx, { params }) => done(pointDeeds.removeTeam(ctx, params.id))),
  route(points.listSkills, async ctx => ({ items: await pointStore.skills(ctx) })),
  route(points.addSkill, (ctx, { body }) => done(pointDeeds.addSkill(ctx, body))),
  route(points.changeSkill, (ctx, { params, body }) => done(pointDeeds.changeSkill(ctx, params.id, body))),
]

const dutyRoutes: AnyRoute[] = [
  route(duty.listCertificates, (ctx, { query }) => listCertificates(ctx, query)),
  route(duty.addCertificate, (ctx, { body }) => done(dutyDeeds.addCertificate(ctx, body))),
  route(duty.removeCertificate, (ctx, { params }) => done(dutyDeeds.removeCertificate(ctx, params.id))),
  route(duty.listShifts, (ctx, { query }) => queries.listShifts(ctx, query)),
  route(duty.planShifts, async (ctx, { body }) => ({ ids: await dutyDeeds.planShifts(ctx, body.shifts) })),
  route(duty.callOffShift, (ctx, { params }) => done(dutyDeeds.callOffShift(ctx, params.id))),
  route(duty.listAbsences, (ctx, { query }) => queries.listAbsences(ctx, query)),
  route(duty.enterAbsence, (ctx, { body }) => done(dutyDeeds.enterAbsence(ctx, body))),
  route(duty.callOffAbsence, (ctx, { params }) => done(dutyDeeds.callOffAbsence(ctx, params.id))),
]

const calendarRoutes: AnyRoute[] = [
  route(calendars.listCalendars, async ctx => ({ items: await allCalendars(ctx) })),
  route(calendars.addCalendar, (ctx, { body }) => done(calendarDeeds.addCalendar(ctx, body))),
  route(calendars.changeCalendar, (ctx, { params, body }) =>
    done(calendarDeeds.changeCalendar(ctx, params.id, body)),
  ),
  route(calendars.previewOfficialDays, (ctx, { body }) => calendarDeeds.previewOfficialDays(ctx, body.text)),
  route(calendars.importOfficialDays, (ctx, { body }) =>
    calendarDeeds.importOfficialDays(ctx, body.country, body.text),
  ),
]

const exportRoutes: AnyRoute[] = [route(exports.listTakenOut, (ctx, { query }) => takenOut(ctx, query))]

export const routes: AnyRoute[] = [
  ...sessionRoutes,
  ...feedRoutes,
  ...staffRoutes,
  ...pointRoutes,
  ...dutyRoutes,
  ...calendarRoutes,
  ...exportRoutes,
]
