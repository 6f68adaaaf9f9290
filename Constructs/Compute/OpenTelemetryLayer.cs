using Tap.Core;

namespace Tap.Compute;

/// <summary>
/// AWS's Lambda layer for OpenTelemetry in Node.js, <c>AWSOpenTelemetryDistroJs</c>, for both architectures, which reports to CloudWatch
/// Application Signals
/// (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Application-Signals-Enable-LambdaMain.html"/>).
/// Each region has its own publisher account and its own version numbers, so that an ARN cannot be derived from the region. The accounts
/// and versions are those of
/// <see
/// href="https://github.com/aws-otel/aws-otel.github.io/blob/03655a3919ed08626dbd09c64e3ecd2212e5cee1/src/config/lambdaLayerArns.js"/>,
/// the source of <see href="https://aws-otel.github.io/docs/getting-started/lambda"/>.
/// </summary>
public static class OpenTelemetryLayer
{
    /// <summary>The wrapper script that starts a function with the layer, as the value of <c>AWS_LAMBDA_EXEC_WRAPPER</c>.</summary>
    public const string ExecWrapper = "/opt/otel-instrument";

    private static readonly SortedDictionary<string, (string Account, int Version)> Published = new(StringComparer.Ordinal)
    {
        ["af-south-1"] = ("904233096616", 13),
        ["ap-east-1"] = ("888577020596", 13),
        ["ap-northeast-1"] = ("615299751070", 13),
        ["ap-northeast-2"] = ("615299751070", 13),
        ["ap-northeast-3"] = ("615299751070", 13),
        ["ap-south-1"] = ("615299751070", 13),
        ["ap-south-2"] = ("796973505492", 13),
        ["ap-southeast-1"] = ("615299751070", 13),
        ["ap-southeast-2"] = ("615299751070", 13),
        ["ap-southeast-3"] = ("039612877180", 13),
        ["ap-southeast-4"] = ("713881805771", 13),
        ["ap-southeast-5"] = ("152034782359", 6),
        ["ap-southeast-7"] = ("980416031188", 6),
        ["ca-central-1"] = ("615299751070", 13),
        ["ca-west-1"] = ("595944127152", 6),
        ["cn-north-1"] = ("440179912924", 6),
        ["cn-northwest-1"] = ("440180067931", 6),
        ["eu-central-1"] = ("615299751070", 13),
        ["eu-central-2"] = ("156041407956", 13),
        ["eu-north-1"] = ("615299751070", 13),
        ["eu-south-1"] = ("257394471194", 13),
        ["eu-south-2"] = ("490004653786", 13),
        ["eu-west-1"] = ("615299751070", 13),
        ["eu-west-2"] = ("615299751070", 13),
        ["eu-west-3"] = ("615299751070", 13),
        ["il-central-1"] = ("746669239226", 13),
        ["me-central-1"] = ("739275441131", 13),
        ["me-south-1"] = ("980921751758", 12),
        ["mx-central-1"] = ("610118373846", 6),
        ["sa-east-1"] = ("615299751070", 13),
        ["us-east-1"] = ("615299751070", 13),
        ["us-east-2"] = ("615299751070", 13),
        ["us-west-1"] = ("615299751070", 13),
        ["us-west-2"] = ("615299751070", 13),
    };

    /// <summary>Returns the layer's ARN in a region, with its version.</summary>
    /// <param name="region">The region.</param>
    /// <param name="partition">The region's partition: <c>aws</c>, or <c>aws-cn</c> in China.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InputException">The region has no such layer.</exception>
    public static string Arn(string region, string partition) => Published.TryGetValue(region, out var layer)
        ? $"arn:{partition}:lambda:{region}:{layer.Account}:layer:AWSOpenTelemetryDistroJs:{layer.Version}"
        : throw new InputException(Problem(region)!);

    /// <summary>Returns the problem of a region without the layer; <see langword="null"/> when the region has it.</summary>
    public static string? Problem(string region) => Published.ContainsKey(region)
        ? null
        : $"Application Signals needs a Lambda layer that AWS has not published in {region}: turn it off, "
            + $"or deploy to one of {string.Join(", ", Published.Keys)}";
}
