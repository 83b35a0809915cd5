package org.subjectdesk.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Sends a file as it is. The generator's library {@code native} would send its path as JSON
 * (openapi-generator 7.25, api.mustache: every body but a text goes through the mapper).
 */
final class FileMapper extends ObjectMapper {
  private static final long serialVersionUID = 1L;

  FileMapper(ObjectMapper usual) {
    super(usual);
  }

  @Override
  public ObjectMapper copy() {
    return new FileMapper(this);
  }

  @Override
  public byte[] writeValueAsBytes(Object body) throws JsonProcessingException {
    if (!(body instanceof File file)) {
      return super.writeValueAsBytes(body);
    }
    try {
      return Files.readAllBytes(file.toPath());
    } catch (IOException broken) {
      throw JsonMappingException.fromUnexpectedIOE(broken);
    }
  }
}
