package org.subjectdesk;

import com.hazelcast.config.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.subjectdesk.config.Configuration;

/**
 * The event bus between the nodes. It carries nudges and nothing else: the database is the truth,
 * and where a nudge gets lost, each node finds out by looking.
 */
final class Cluster {
  private Cluster() {}

  /** Joins, or forms, the cluster; returns when this node is in. Blocking. */
  static Vertx join(Configuration.Cluster given) {
    System.setProperty("hazelcast.logging.type", "slf4j");
    System.setProperty("hazelcast.phone.home.enabled", "false");
    var bus = new EventBusOptions().setHost(given.host());
    return Vertx.builder()
        .with(new VertxOptions().setEventBusOptions(bus))
        .withClusterManager(new HazelcastClusterManager(config(given)))
        .buildClustered()
        .await();
  }

  private static Config config(Configuration.Cluster given) {
    var config = ConfigUtil.loadConfig().setClusterName("subject-desk");
    var network = config.getNetworkConfig();
    network.setPort(given.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(given.host());
    var join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(given.members());
    return config;
  }
}
