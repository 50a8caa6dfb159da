/* Which events stand together at a zoom level: first by cells of a grid, then neighbouring cells by distance.
   Made anew for every zoom and every change of what is visible; there is no index that a slider would have to rebuild
   (100,000 events take some 20 ms, an index of them a second). */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const CELL = 32; // pixels of a cell's side
  const REACH = 64; // pixels; at least twice the largest ring, or rings would overlap
  const NONE = -1;

  /* Where events lie on the square Mercator map, from 0 to 1. */
  Dateline.project = function (lat, lon) {
    const count = lat.length;
    const x = new Float64Array(count);
    const y = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      const sin = Math.min(0.9999, Math.max(-0.9999, Math.sin((lat[i] * Math.PI) / 180)));
      x[i] = lon[i] / 360 + 0.5;
      y[i] = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
    }
    return { x, y };
  };

  function newCell(column, row, families) {
    return { column, row, count: 0, x: 0, y: 0, counts: new Array(families).fill(0), exact: false, first: NONE, taken: false };
  }

  /* Put each event into its cell; the events of a cell hang together by `next`. */
  function fillCells({ visible, spots, events, families, isExact, next }, scale) {
    const columns = Math.ceil(scale) + 1;
    const cells = new Map();
    for (const i of visible) {
      const column = Math.floor(spots.x[i] * scale);
      const row = Math.floor(spots.y[i] * scale);
      const key = row * columns + column;
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = newCell(column, row, families)));
      cell.count += 1;
      cell.x += spots.x[i];
      cell.y += spots.y[i];
      cell.counts[events.family[i]] += 1;
      cell.exact = cell.exact || isExact(i);
      next[i] = cell.first;
      cell.first = i;
    }
    return { cells, columns };
  }

  function* around(cell, { cells, columns }) {
    const steps = Math.ceil(REACH / CELL);
    for (let row = cell.row - steps; row <= cell.row + steps; row += 1) {
      for (let column = cell.column - steps; column <= cell.column + steps; column += 1) {
        const other = cells.get(row * columns + column);
        if (other && other.column === column && !other.taken) yield other;
      }
    }
  }

  /* The fullest cells first: each takes in the cells whose middle is within reach of its own. */
  function joinCells(grid, reach) {
    const groups = [];
    const fullestFirst = [...grid.cells.values()].sort((a, b) => b.count - a.count || a.row - b.row || a.column - b.column);
    for (const cell of fullestFirst) {
      if (cell.taken) continue;
      const [x, y] = [cell.x / cell.count, cell.y / cell.count];
      const parts = [];
      for (const other of around(cell, grid)) {
        const near = Math.hypot(other.x / other.count - x, other.y / other.count - y) <= reach;
        if (other !== cell && !near) continue;
        other.taken = true;
        parts.push(other);
      }
      groups.push(join(cell, parts));
    }
    return groups;
  }

  /* A group stands where its fullest cell is: in the middle of all it might stand in a country that no text names. */
  function join(fullest, parts) {
    const [x, y] = [fullest.x / fullest.count, fullest.y / fullest.count];
    const group = { count: 0, x, y, counts: fullest.counts.map(() => 0), exact: false, firsts: [] };
    for (const part of parts) {
      group.count += part.count;
      part.counts.forEach((count, family) => { group.counts[family] += count; });
      group.exact = group.exact || part.exact;
      group.firsts.push(part.first);
    }
    return group;
  }

  /* Groups of events: { count, x, y, counts by family, exact, firsts }. `data` is Dateline.state. */
  Dateline.groupEvents = function (data, zoom) {
    const world = 256 * 2 ** zoom;
    return joinCells(fillCells(data, world / CELL), REACH / world);
  };

  Dateline.membersOf = function (group, next) {
    const members = [];
    for (const first of group.firsts) {
      for (let i = first; i !== NONE; i = next[i]) members.push(i);
    }
    return members.sort((a, b) => a - b);
  };

  /* The zoom from which the outermost of these events stand apart; Infinity if they share one spot. */
  Dateline.splitZoom = function (members, { x, y }) {
    let [west, east, north, south] = [1, 0, 1, 0];
    for (const i of members) {
      west = Math.min(west, x[i]);
      east = Math.max(east, x[i]);
      north = Math.min(north, y[i]);
      south = Math.max(south, y[i]);
    }
    return Math.log2(REACH / 256 / Math.max(east - west, south - north));
  };
})();
