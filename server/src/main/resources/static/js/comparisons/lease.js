// The lease's clock on the comparison page: minutes, and a bar when ten and two are left.
import { bar } from "../bench/page.js";
import { watch } from "../ui/lease.js";

watch((words) => bar("lease", ...(words ? [words] : [])));
