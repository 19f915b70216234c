package io.broadsheet.runtime.health;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jetty.io.Connection;

/**
 * Closes the oldest connection when there are more than may be, so that one that is made to ask
 * always finds room, however many others hold theirs open. Thread-safe.
 */
final class NewestConnections implements Connection.Listener {

  private final int most;
  private final Set<Connection> open = new LinkedHashSet<>();

  NewestConnections(int most) {
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    Connection oldest = added(connection);
    if (oldest != null) {
      oldest.getEndPoint().close();
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** The one that has to give way, or null. */
  private synchronized Connection added(Connection connection) {
    open.add(connection);
    if (open.size() <= most) {
      return null;
    }
    Iterator<Connection> all = open.iterator();
    Connection oldest = all.next();
    all.remove();
    return oldest;
  }
}
