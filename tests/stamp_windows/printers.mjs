// What each setting of the JavaScript libraries prints: printers.py for Node, with the same input and output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

process.env.TZ = "UTC";
const require = createRequire(import.meta.url);
const moment = require("moment");
require("moment/locale/nl");
const dayjs = require("dayjs");
dayjs.extend(require("dayjs/plugin/relativeTime"));
require("dayjs/locale/nl");
require("dayjs/locale/nl-be");
const fns = require("date-fns");
const { nl } = require("date-fns/locale/nl");
const { DateTime } = require("luxon");
const timeago = require("timeago.js");
timeago.register("nl", require("timeago.js/lib/lang/nl").default);
const { default: TimeAgo } = await import("javascript-time-ago");
const { default: dutch } = await import("javascript-time-ago/locale/nl");
TimeAgo.addLocale(dutch);
const { selectUnit } = require("@formatjs/intl-utils");
const { createElement } = require("react");
const { renderToStaticMarkup } = require("react-dom/server");
const { default: ReactTimeAgo } = require("react-timeago");
const { default: buildFormatter } = require("react-timeago/formatters/buildFormatter");
const { default: strings } = require("react-timeago/language-strings/nl");

const ago = new TimeAgo("nl");
const suffixed = { locale: nl, addSuffix: true };
const luxon = (t) => DateTime.fromJSDate(t).setLocale("nl");
const intl = (numeric) => {
  const format = new Intl.RelativeTimeFormat("nl", { numeric });
  return (t, now) => {
    const { value, unit } = selectUnit(t, now);
    return format.format(value, unit);
  };
};

const styles = [
  "approximate", "approximate-time", "mini", "mini-minute", "mini-minute-now", "mini-now", "round", "twitter",
  "twitter-minute", "twitter-minute-now", "twitter-now",
];
const styled = (style) => (t, now) => ago.format(t, style, { now: now.getTime() });
const formatter = buildFormatter(strings);
const rendered = (t, now) =>
  renderToStaticMarkup(createElement(ReactTimeAgo, { date: t, now: () => now.getTime(), live: false, formatter }));

const printers = {
  "datefns-formatDistance": (t, now) => fns.formatDistance(t, now, suffixed),
  "datefns-formatDistance-nosuffix": (t, now) => fns.formatDistance(t, now, { locale: nl }),
  "datefns-formatDistance-seconds": (t, now) => fns.formatDistance(t, now, { ...suffixed, includeSeconds: true }),
  "datefns-formatDistanceStrict": (t, now) => fns.formatDistanceStrict(t, now, suffixed),
  "datefns-formatDistanceStrict-floor": (t, now) =>
    fns.formatDistanceStrict(t, now, { ...suffixed, roundingMethod: "floor" }),
  "datefns-intlFormatDistance": (t, now) => fns.intlFormatDistance(t, now, { locale: "nl" }),
  "dayjs-nl": (t, now) => dayjs(t).locale("nl").from(now),
  "dayjs-nl-be": (t, now) => dayjs(t).locale("nl-be").from(now),
  "intl-selectUnit-always": intl("always"),
  "intl-selectUnit-auto": intl("auto"),
  "javascript-time-ago": (t, now) => ago.format(t, { now: now.getTime() }),
  ...Object.fromEntries(styles.map((style) => [`javascript-time-ago-${style}`, styled(style)])),
  "luxon": (t, now) => luxon(t).toRelative({ base: luxon(now) }),
  "luxon-calendar": (t, now) => luxon(t).toRelativeCalendar({ base: luxon(now) }),
  "moment-nl": (t, now) => moment(t).locale("nl").from(now),
  "moment-nl-nosuffix": (t, now) => moment(t).locale("nl").from(now, true),
  "react-timeago-nl": (t, now) => rendered(t, now).replace(/<[^>]*>/g, ""),
  "timeago.js": (t, now) => timeago.format(t, "nl", { relativeDate: now }),
};

const { reference, ages } = JSON.parse(readFileSync(0, "utf-8"));
const now = new Date(reference * 1000);
const moments = ages.map((age) => new Date(now - age * 1000));
const printed = Object.fromEntries(Object.entries(printers).map(([name, print]) => [name, moments.map((t) => print(t, now))]));
process.stdout.write(JSON.stringify(printed));
