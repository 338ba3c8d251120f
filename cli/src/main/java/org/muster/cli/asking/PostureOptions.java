package org.muster.cli.asking;

import picocli.CommandLine.Mixin;

/// Which posture: of what day, by which rules, knowing what.
public final class PostureOptions implements QueryOptions {

  @Mixin private final DayOption day = new DayOption();
  @Mixin private final RuleOptions rules = new RuleOptions();
  @Mixin private final KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public void addTo(Query query) {
    query.with(day).with(rules).with(knowledge);
  }
}
