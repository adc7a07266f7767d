package io.trackway.plan;

import dev.harrel.jsonschema.Dialect;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.SpecificationVersion;
import dev.harrel.jsonschema.ValidatorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A version of JSON Schema with our guards around its keywords. */
record GuardedDialect(Dialect base, EvaluatorFactory guards) implements Dialect {

  /** Adds every version that the validator knows; 2020-12 is for schemas that name none. */
  static ValidatorFactory addAll(ValidatorFactory factory, SchemaNotes notes) {
    Dialect newest = guarded(new Dialects.Draft2020Dialect(), notes);
    List.of(
            newest,
            guarded(new Dialects.Draft2019Dialect(), notes),
            guarded(new Dialects.Draft7Dialect(), notes),
            guarded(new Dialects.Draft6Dialect(), notes),
            guarded(new Dialects.Draft4Dialect(), notes))
        .forEach(factory::withDialect);
    return factory.withDefaultDialect(newest);
  }

  private static Dialect guarded(Dialect base, SchemaNotes notes) {
    return new GuardedDialect(base, new Guards(base.getEvaluatorFactory(), notes));
  }

  @Override
  public SpecificationVersion getSpecificationVersion() {
    return base.getSpecificationVersion();
  }

  @Override
  public String getMetaSchema() {
    return base.getMetaSchema();
  }

  @Override
  public EvaluatorFactory getEvaluatorFactory() {
    return guards;
  }

  @Override
  public Set<String> getSupportedVocabularies() {
    return base.getSupportedVocabularies();
  }

  @Override
  public Set<String> getRequiredVocabularies() {
    return base.getRequiredVocabularies();
  }

  @Override
  public Map<String, Boolean> getDefaultVocabularyObject() {
    return base.getDefaultVocabularyObject();
  }
}
