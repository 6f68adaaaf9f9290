namespace Tap.Tests.Guardrails.Cases;

public sealed class TableIsAutoscaledCases() : RuleCases("TAP-DYNAMODB-5")
{
    private const string Table = """aws_dynamodb_table.it { "name": "acme", "billing_mode": "PROVISIONED", "read_capacity": 5 }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new RuleCase("nothing scales", Table),
        new RuleCase("the default mode", """aws_dynamodb_table.it { "name": "acme", "read_capacity": 5 }"""),
        new RuleCase(
            "a mode that is not known", """aws_dynamodb_table.it { "name": "acme", "billing_mode": "${var.mode}" }""", "var.mode {}")
        {
            IsUnproven = true,
        },
        new RuleCase("reads alone", [Table, .. Scaling("Read")]),
        new RuleCase("writes alone", [Table, .. Scaling("Write")]),
        new RuleCase("count 0", [Table, .. Scaling("Read"), .. Scaling("Write", more: "\"count\": 0,")]),
        new RuleCase(
            "count that is not known", [Table, "var.n {}", .. Scaling("Read"), .. Scaling("Write", more: "\"count\": \"${var.n}\",")])
        {
            IsUnproven = true,
        },
        new RuleCase("targets without policies", [Table, Scaling("Read")[0], Scaling("Write")[0]]),
        new RuleCase(
            "policies that do not track", [Table, .. Scaling("Read", type: "StepScaling"), .. Scaling("Write", type: "StepScaling")]),
        new RuleCase("of another service", [Table, .. Scaling("Read", service: "ecs"), .. Scaling("Write", service: "ecs")]),
        new RuleCase("those of another table", [Table, .. Scaling("Read", "table/other"), .. Scaling("Write", "table/other")]),
        new RuleCase(
            "targets of what is not known",
            [Table, "var.id {}", .. Scaling("Read", "table/${var.id}"), .. Scaling("Write", "table/${var.id}")]) { IsUnproven = true },
        new RuleCase(
            "an index that nothing scales",
            [
                """aws_dynamodb_table.it { "name": "acme", "global_secondary_index": [{ "name": "by-day" }] }""",
                .. Scaling("Read"), .. Scaling("Write"),
            ]),
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new RuleCase("on demand", """aws_dynamodb_table.it { "billing_mode": "PAY_PER_REQUEST" }"""),
        new RuleCase("on demand by a local", """aws_dynamodb_table.it { "billing_mode": "${local.mode}" }""",
            """locals { "mode": "PAY_PER_REQUEST" }"""),
        new RuleCase("both ways, by reference", [Table, .. Scaling("Read"), .. Scaling("Write")]),
        new RuleCase("both ways, by name", [Table, .. Scaling("Read", "table/acme"), .. Scaling("Write", "table/acme")]),
        new RuleCase(
            "a name that is not known",
            [
                """aws_dynamodb_table.it { "name": "${var.name}", "billing_mode": "PROVISIONED" }""", "var.name {}",
                .. Scaling("Read"), .. Scaling("Write"),
            ]),
        new RuleCase(
            "with an index",
            [
                """aws_dynamodb_table.it { "name": "acme", "global_secondary_index": [{ "name": "by-day" }] }""",
                .. Scaling("Read"), .. Scaling("Write"),
                .. Scaling("Read", "table/acme/index/by-day", "index"), .. Scaling("Write", "table/acme/index/by-day", "index"),
            ]),
    ];

    private static string[] Scaling(
        string direction, string id = "table/${aws_dynamodb_table.it.name}", string of = "table", string more = "",
        string type = "TargetTrackingScaling", string service = "dynamodb") =>
    [
        $$"""
        aws_appautoscaling_target.{{of}}-{{direction}} {
          {{more}} "resource_id": "{{id}}", "scalable_dimension": "dynamodb:{{of}}:{{direction}}CapacityUnits",
          "service_namespace": "{{service}}", "min_capacity": 5, "max_capacity": 100
        }
        """,
        $$"""
        aws_appautoscaling_policy.{{of}}-{{direction}} {
          "resource_id": "${aws_appautoscaling_target.{{of}}-{{direction}}.resource_id}",
          "scalable_dimension": "${aws_appautoscaling_target.{{of}}-{{direction}}.scalable_dimension}",
          "service_namespace": "${aws_appautoscaling_target.{{of}}-{{direction}}.service_namespace}",
          "policy_type": "{{type}}"
        }
        """,
    ];
}
