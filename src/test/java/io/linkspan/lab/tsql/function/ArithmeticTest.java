package io.linkspan.lab.tsql.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Result types as in "Precision, scale, and length" of the T-SQL reference, and what does not go together. */
class ArithmeticTest {

    private static BinaryOperator operator(String sign) {
        return Arrays.stream(BinaryOperator.values()).filter(o -> o.sign().equals(sign)).findFirst().orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> resultTypesFollowTheReference() {
        return Stream.of("int + int = int", "int + bigint = bigint", "tinyint * smallint = smallint", "int / int = int", "int + varchar(5) = int", "bit + int = int", "money * int = money", "real + int = real", "real * float = float",
                "decimal(5,2) + decimal(10,4) = decimal(11,4)", "decimal(5,2) * decimal(10,4) = decimal(16,6)", "decimal(5,2) / decimal(10,4) = decimal(20,13)", "decimal(5,2) % decimal(10,4) = decimal(7,4)",
                "decimal(38,10) * decimal(38,10) = decimal(38,6)", "decimal(5,2) + int = decimal(13,2)", "varchar(3) + nvarchar(4) = nvarchar(7)", "char(3) + char(4) = char(7)", "varchar(8000) + varchar(1) = varchar(8000)",
                "varchar(max) + varchar(1) = varchar(max)", "varbinary(3) + binary(4) = varbinary(7)", "datetime + int = datetime", "datetime - datetime = datetime", "varchar(5) - datetime = datetime", "int & smallint = int", "varbinary(4) & int = int")
                .map(row -> row.split(" ")).map(row -> DynamicTest.dynamicTest(String.join(" ", row),
                        () -> assertEquals(row[4], Arithmetic.type(operator(row[1]), SqlType.parse(row[0]), SqlType.parse(row[2])).toString())));
    }

    @TestFactory
    Stream<DynamicTest> someTypesDoNotGoTogether() {
        return Stream.of("date + int 206", "date + varchar(5) 402", "varchar(5) - varchar(5) 8117", "varchar(5) & int 402", "float % int 402", "datetime * int 402", "bit + bit 402", "uniqueidentifier + uniqueidentifier 8117", "xml + varchar(5) 402", "datetime * datetime 8117")
                .map(row -> row.split(" ")).map(row -> DynamicTest.dynamicTest(String.join(" ", row),
                        () -> assertEquals(Integer.parseInt(row[3]), assertThrows(ServerError.class, () -> Arithmetic.type(operator(row[1]), SqlType.parse(row[0]), SqlType.parse(row[2]))).number())));
    }
}
