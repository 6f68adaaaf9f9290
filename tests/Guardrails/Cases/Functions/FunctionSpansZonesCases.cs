namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionSpansZonesCases() : RuleCases("TAP-LAMBDA-9")
{
    private const string Subnets = """
        { "resource": { "aws_subnet": {
          "a": { "availability_zone": "us-east-1a" }, "b": { "availability_zone": "us-east-1b" },
          "c": { "availability_zone": "us-east-1a" } } } }
        """;

    public override IEnumerable<RuleCase> Bad =>
    [
        new("one subnet", Function("[\"subnet-1\"]")) { At = "aws_lambda_function.x" },
        new("security groups without subnets", Function("[]")),
        new("security groups without subnets, absent", Function("null")),
        new("one of two is empty", Function("[\"subnet-1\", \"\"]")),
        new("one of two is a variable", "var.subnet {}", Function("[\"subnet-1\", \"${var.subnet}\"]")) { IsUnproven = true },
        new("one subnet by reference", Subnets, Function("[\"${aws_subnet.a.id}\"]")),
        new("the same subnet twice", Subnets, Function("[\"${aws_subnet.a.id}\", \"${aws_subnet.a.id}\"]")),
        new("two subnets of one zone", Subnets, Function("[\"${aws_subnet.a.id}\", \"${aws_subnet.c.id}\"]")),
        new("one subnet by a local", Function("\"${local.subnets}\""), """locals { "subnets": ["subnet-1"] }"""),
        new("one of a splat", """aws_subnet.x { "count": 1 }""", Function("\"${aws_subnet.x[*].id}\"")),
        new(
            "one of two lists is too short",
            "var.small {}", Function("\"${var.small ? [\\\"subnet-1\\\"] : [\\\"subnet-1\\\", \\\"subnet-2\\\"]}\"")),
        new("a variable without a default", "var.subnets {}", Function("\"${var.subnets}\"")) { IsUnproven = true },
        new("one subnet by a variable", "var.subnet {}", Function("[\"${var.subnet}\"]")) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("two zones", Subnets, Function("[\"${aws_subnet.a.id}\", \"${aws_subnet.b.id}\"]")),
        new("not in a VPC", """aws_lambda_function.x { "function_name": "orders" }"""),
        new("empty lists", """aws_lambda_function.x { "vpc_config": { "subnet_ids": [], "security_group_ids": [] } }"""),
        new("two subnets whose zones are not known", Function("[\"subnet-1\", \"subnet-2\"]")),
        new("two by a splat", """aws_subnet.x { "count": 2, "availability_zone": "${[\"us-east-1a\", \"us-east-1b\"][count.index]}" }""",
            Function("\"${aws_subnet.x[*].id}\"")),
        new(
            "two by a for expression",
            """aws_subnet.x { "for_each": { "a": "us-east-1a", "b": "us-east-1b" }, "availability_zone": "${each.value}" }""",
            Function("\"${[for one in aws_subnet.x : one.id]}\"")),
        new("those of a VPC", "data.aws_subnets.x {}", Function("\"${data.aws_subnets.x.ids}\"")),
    ];

    private static string Function(string subnets) =>
        $$"""aws_lambda_function.x { "vpc_config": [{ "subnet_ids": {{subnets}}, "security_group_ids": ["sg-1"] }] }""";
}
