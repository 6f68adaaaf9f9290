namespace Tap.Monitoring;

/// <summary>
/// A CloudWatch metric (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html"/>).
/// </summary>
/// <param name="Namespace">The namespace, such as <c>AWS/Lambda</c>.</param>
/// <param name="Name">The name, such as <c>Errors</c>.</param>
/// <param name="Dimensions">The dimensions. A metric has data only for exactly the dimensions that the service reports.</param>
public sealed record Metric(string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions);
