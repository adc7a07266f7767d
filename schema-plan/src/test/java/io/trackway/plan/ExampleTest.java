package io.trackway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The plan that the documentation shows. */
class ExampleTest {

  @Test
  void example_isSound() throws IOException {
    SchemaPlan plan = Plans.EXAMPLE.sound();

    assertThat(
            Plans.lines(
                plan.find(
                    Plans.event(
                        "Order Completed",
                        """
                        {"order_id": "1003", "total": "19.90", "coupon": "SPRING",
                         "products": [{"product_id": "p-1", "quantity": 0}]}
                        """))))
        .containsExactly(
            "/coupon is not allowed",
            "/currency is missing",
            "/order_id must match ^[A-Z]{2}-[0-9]+$",
            "/products/0/quantity must be at least 1",
            "/total must be number");
  }
}
