//! Working days, holidays and deadlines of the Danish calendar.
