namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionMakesNoLogGroupCases() : RuleCases("TAP-LAMBDA-4")
{
    private const string Function = """aws_lambda_function.x { "function_name": "f", "role": "${aws_iam_role.x.arn}" }""";
    private const string Role = """aws_iam_role.x { "name": "f" }""";
    private const string Basic = """
        aws_iam_role_policy_attachment.basic {
          "role": "${aws_iam_role.x.name}", "policy_arn": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }
        """;
    private const string Vpc = """
        aws_iam_role_policy_attachment.vpc {
          "role": "f", "policy_arn": "arn:${data.aws_partition.x.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole" }
        """;
    private const string Attached =
        """aws_iam_role_policy_attachment.own { "role": "${aws_iam_role.x.name}", "policy_arn": "${aws_iam_policy.own.arn}" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("the basic policy alone", Function, Role, Basic) { At = "aws_lambda_function.x" },
        new("the policy for VPCs, of any partition", Function, Role, "data.aws_partition.x {}", Vpc),
        new("an own policy allows it", Function, Role, Attached, Allow("[\"logs:CreateLogGroup\"]", "\"*\"")),
        new("an own policy allows all of logs", Function, Role, Attached, Allow("\"logs:*\"", "\"arn:aws:logs:*:*:*\"")),
        new("an inline policy allows it", Function, Role, """
            aws_iam_role_policy.x { "role": "${aws_iam_role.x.id}", "policy":
              "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:CreateLogGroup\",\"Resource\":\"*\"}]}" }
            """),
        new("an inline policy in the role allows it", Function, """
            aws_iam_role.x { "inline_policy": [{ "name": "x", "policy":
              "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:Create*\",\"Resource\":\"*\"}]}" }] }
            """),
        new("managed_policy_arns of the role", Function, """
            aws_iam_role.x {
              "managed_policy_arns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"] }
            """),
        new("an exclusive attachment", Function, Role, """
            aws_iam_role_policy_attachments_exclusive.x { "role_name": "f",
              "policy_arns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"] }
            """),
        new("an attachment to several roles", Function, Role, """
            aws_iam_policy_attachment.x {
              "roles": ["other", "f"], "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess" }
            """),
        new("the managed policy by a data source", Function, Role, """data.aws_iam_policy.x { "name": "AWSLambdaBasicExecutionRole" }""",
            """aws_iam_role_policy_attachment.x { "role": "f", "policy_arn": "${data.aws_iam_policy.x.arn}" }"""),
        new(
            "the role is named by its ARN",
            """aws_lambda_function.x { "function_name": "f", "role": "arn:aws:iam::123456789012:role/f" }""",
            Role, Basic),
        new("what is denied is another group", Function, Role, Basic, Attached,
            Deny("\"logs:CreateLogGroup\"", "\"Resource\":\"arn:aws:logs:*:*:log-group:/aws/lambda/other\"")),
        new("the group is spared from what is denied", Function, Role, Basic, Attached,
            Deny("\"logs:CreateLogGroup\"", "\"NotResource\":\"arn:aws:logs:*:*:log-group:/aws/lambda/*\"")),
        new("another action is denied", Function, Role, Basic, Attached, Deny("\"logs:CreateLogStream\"", "\"Resource\":\"*\"")),
        new("it is denied on a condition", Function, Role, Basic, Attached, Deny("\"logs:CreateLogGroup\"",
            "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}")),
        new("the policy that denies it is not attached", Function, Role, Basic, Deny("\"logs:CreateLogGroup\"", "\"Resource\":\"*\"")),
        new(
            "the role is of another stack",
            """aws_lambda_function.x { "function_name": "f", "role": "arn:aws:iam::123456789012:role/f" }""")
        {
            IsUnproven = true,
        },
        new("a policy of another stack", Function, Role, "var.policy {}",
            """aws_iam_role_policy_attachment.x { "role": "f", "policy_arn": "${var.policy}" }""")
        {
            IsUnproven = true,
        },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("it is denied for every group", Function, Role, Basic, Attached,
            Deny("\"logs:CreateLogGroup\"", "\"Resource\":\"arn:aws:logs:*:*:log-group:*\"")),
        new("it is denied for the function's group", Function, Role, Basic, Attached, Deny("[\"logs:CreateLogGroup\"]",
            "\"Resource\":[\"arn:aws:logs:us-east-1:${element(split(\":\", aws_iam_role.x.arn), 4)}:log-group:/aws/lambda/f:*\"]")),
        new("it is denied for the group by reference", Function, Role, Basic, Attached,
            """aws_cloudwatch_log_group.x { "name": "/aws/lambda/${aws_lambda_function.x.function_name}" }""",
            Deny("\"logs:CreateLogGroup\"", "\"Resource\":\"${aws_cloudwatch_log_group.x.arn}:*\"")),
        new("all of logs is denied", Function, Role, Basic, Attached, Deny("\"LOGS:*\"", "\"Resource\":\"*\"")),
        new("it is denied for all but other groups", Function, Role, Basic, Attached,
            Deny("\"logs:CreateLogGroup\"", "\"NotResource\":\"arn:aws:logs:*:*:log-group:/aws/application-signals/data*\"")),
        new("it is denied by jsonencode", Function, Role, Basic, Attached, """
            aws_iam_policy.own { "policy": "${jsonencode({
              Statement = [{ Effect = \"Deny\", Action = [\"logs:CreateLogGroup\"], Resource = [\"*\"] }] })}" }
            """.ReplaceLineEndings(" ")),
        new(
            "it is denied by a data source",
            Function, Role, Basic, Attached,
            """aws_iam_policy.own { "policy": "${data.aws_iam_policy_document.x.json}" }""",
            """data.aws_iam_policy_document.x { "statement": [{ "effect": "Deny", "actions": ["logs:*"], "resources": ["*"] }] }"""),
        new("only streams are made", Function, Role, Attached, Allow("[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]", "\"*\"")),
        new("groups of something else are made", Function, Role, Attached,
            Allow("\"logs:CreateLogGroup\"", "\"arn:aws:logs:*:*:log-group:/aws/application-signals/data:*\"")),
        new("another AWS-managed policy", Function, Role, """
            aws_iam_role_policy_attachment.x {
              "role": "${aws_iam_role.x.name}", "policy_arn": "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }
            """),
        new("a role that no function has", Role, Basic),
    ];

    private static string Allow(string action, string resource) =>
        Policy($"\"Effect\":\"Allow\",\"Action\":{action},\"Resource\":{resource}");

    private static string Deny(string action, string rest) => Policy($"\"Effect\":\"Deny\",\"Action\":{action},{rest}");

    private static string Policy(string statement) =>
        $$"""aws_iam_policy.own { "policy": {{System.Text.Json.JsonSerializer.Serialize($"{{\"Statement\":[{{{statement}}}]}}")}} }""";
}
