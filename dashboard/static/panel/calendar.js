/* Days as ordinals, as Python's date.toordinal counts them, so that years before 1970 need no care. */

const EPOCH = 719163; // 1 January 1970
const DAY = 86400000; // milliseconds
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_IN = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

const dateOf = (ordinal) => new Date((ordinal - EPOCH) * DAY);

function ordinalOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return EPOCH + Math.round(date.getTime() / DAY);
}

/* The first day of the unit (day, week, month …) that holds this day. */
function startOf(ordinal, unit) {
  if (unit === "day") return ordinal;
  if (unit === "week") return ordinal - ((ordinal + 6) % 7);
  const date = dateOf(ordinal);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return ordinalOf(0, months - (months % MONTHS_IN[unit]), 1);
}

/* The first day of the unit `count` units later, or earlier if negative. */
function moved(ordinal, unit, count) {
  if (unit === "day") return ordinal + count;
  if (unit === "week") return startOf(ordinal, unit) + 7 * count;
  const date = dateOf(startOf(ordinal, unit));
  return ordinalOf(date.getUTCFullYear(), date.getUTCMonth() + count * MONTHS_IN[unit], 1);
}

const endOf = (ordinal, unit) => moved(ordinal, unit, 1) - 1;

function sayDay(ordinal) {
  const date = dateOf(ordinal);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
