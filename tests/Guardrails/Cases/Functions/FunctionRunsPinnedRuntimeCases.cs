namespace Tap.Tests.Guardrails.Cases.Functions;

public sealed class FunctionRunsPinnedRuntimeCases() : RuleCases("TAP-LAMBDA-3")
{
    public override IEnumerable<RuleCase> Bad =>
    [
        new("an old runtime", """aws_lambda_function.x { "runtime": "nodejs16.x" }""") { At = "aws_lambda_function.x" },
        new("another language", """aws_lambda_function.x { "runtime": "python3.13" }"""),
        new("no runtime", "aws_lambda_function.x {}"),
        new("a zip file is no image", """aws_lambda_function.x { "package_type": "Zip", "runtime": "provided.al2" }"""),
        new(
            "an old runtime by a local",
            """aws_lambda_function.x { "runtime": "${local.runtime}" }""",
            """locals { "runtime": "nodejs18.x" }"""),
        new(
            "a variable without a default",
            """aws_lambda_function.x { "runtime": "${var.runtime}" }""",
            "var.runtime {}") { IsUnproven = true },
    ];

    public override IEnumerable<RuleCase> Good =>
    [
        new("the pinned one", """aws_lambda_function.x { "runtime": "nodejs22.x" }"""),
        new("by a local", """aws_lambda_function.x { "runtime": "${local.runtime}" }""", """locals { "runtime": "nodejs22.x" }"""),
        new(
            "by a variable with a default",
            """aws_lambda_function.x { "runtime": "${var.runtime}" }""",
            """var.runtime { "default": "nodejs22.x" }"""),
        new(
            "an image",
            """aws_lambda_function.x { "package_type": "Image", "image_uri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/x:1" }"""),
    ];
}
