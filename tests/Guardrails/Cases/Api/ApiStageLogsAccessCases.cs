namespace Tap.Tests.Guardrails.Cases.Api;

public sealed class ApiStageLogsAccessCases() : RuleCases("TAP-API-3")
{
    private const string Group = """aws_cloudwatch_log_group.x { "name": "/api" }""";

    public override IEnumerable<RuleCase> Bad =>
    [
        new("a REST stage without logs", """aws_api_gateway_stage.x { "stage_name": "prod" }""") { At = "aws_api_gateway_stage.x" },
        new("a stage of an HTTP API without logs", """aws_apigatewayv2_stage.x { "name": "$default" }"""),
        new("a dynamic block makes none", """
            aws_api_gateway_stage.x { "dynamic": { "access_log_settings": {
              "for_each": [], "content": { "destination_arn": "arn", "format": "$context.requestId" } } } }
            """),
        new(
            "no destination",
            """aws_api_gateway_stage.x { "access_log_settings": { "destination_arn": "", "format": "$context.requestId" } }"""),
        new("no format", Group, """
            aws_apigatewayv2_stage.x {
              "access_log_settings": [{ "destination_arn": "${aws_cloudwatch_log_group.x.arn}" }] }
            """),
        new(
            "a destination that is no ARN",
            """aws_api_gateway_stage.x { "access_log_settings": { "destination_arn": "*", "format": "$context.status" } }"""),
        new("a format that says nothing of the request", Group, """
            aws_apigatewayv2_stage.x {
              "access_log_settings": { "destination_arn": "${aws_cloudwatch_log_group.x.arn}", "format": "request" } }
            """),
        new("a deployment makes the stage", """aws_api_gateway_deployment.x { "rest_api_id": "a", "stage_name": "prod" }""")
        {
            At = "aws_api_gateway_deployment.x",
        },
        new("the destination is a variable", "var.logs {}", """
            aws_api_gateway_stage.x {
              "access_log_settings": { "destination_arn": "${var.logs}", "format": "$context.requestId" } }
            """) { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("the block is an object", """
            aws_api_gateway_stage.x {
              "access_log_settings": { "destination_arn": "arn:aws:logs:us-east-1:123456789012:log-group:/api",
              "format": "$context.requestId" } }
            """),
        new("the block is a list", Group, """
            aws_api_gateway_stage.x {
              "access_log_settings": [{ "destination_arn": "${aws_cloudwatch_log_group.x.arn}", "format": "$context.requestId" }] }
            """),
        new("a stage of an HTTP API", Group, """locals { "format": "$context.requestId" }""", """
            aws_apigatewayv2_stage.x {
              "access_log_settings": { "destination_arn": "${aws_cloudwatch_log_group.x.arn}", "format": "${local.format}" } }
            """),
        new("a deployment without a stage", """aws_api_gateway_deployment.x { "rest_api_id": "a" }"""),
    ];
}
