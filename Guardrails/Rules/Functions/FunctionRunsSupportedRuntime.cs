namespace Tap.Guardrails;

/// <summary>No function runs on a runtime that Lambda no longer patches.</summary>
internal sealed class FunctionRunsSupportedRuntime : Rule
{
    // Those that Lambda has deprecated: they get no security updates, and functions on them cannot be made or updated in the end.
    private static readonly string[] Deprecated =
    [
        "dotnet5.0", "dotnet6", "dotnet7", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "go1.x", "java8", "nodejs",
        "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x",
        "nodejs20.x", "provided", "provided.al2", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "ruby2.5", "ruby2.7",
        "ruby3.2",
    ];

    public override string Id => "TAP-LAMBDA-11";

    public override string Title => "Functions run on a runtime that Lambda supports";

    public override Uri Source => new("https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("Lambda.2")];

    public override string? Exemptions =>
        "A function of package_type Image has no runtime. Any other runtime than the pinned one is for TAP-LAMBDA-3, whose acknowledgement "
        + "does not cover a runtime that is out of support.";

    public override string WayOut => "move the function to a runtime that AWS lists as supported.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
        from function in stack.All("aws_lambda_function")
        let runtime = function["runtime"]
        from finding in Require(
            function["package_type"].IsOneOf("Image").Or(runtime.Is(one => one.Text is not { } text || !Deprecated.Contains(text))),
            function, $"runs on {runtime}, which Lambda no longer supports", "its runtime", runtime, "a supported runtime")
        select finding;
}
