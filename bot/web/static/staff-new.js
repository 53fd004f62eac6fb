// On the pages that list no flags: says how many new ones there are, and leads to them.

import { ask, say } from "./asking.js";

const link = document.getElementById("flags-new");

ask(
  () => "/staff/flags/new",
  (told) => say(link, told?.new ? link.dataset.text.replace("{n}", told.new) : ""),
  () => say(link, link.dataset.offline),
);
