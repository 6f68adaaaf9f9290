namespace Tap.Monitoring;

/// <summary>
/// A CloudWatch metric (<see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html"/>).
/// </summary>
/// <param name="Namespace">Its namespace: <c>AWS/Lambda</c>.</param>
/// <param name="Name">Its name: <c>Errors</c>.</param>
/// <param name="Dimensions">Its dimensions. A metric has data only under exactly the dimensions that the service reports it with.</param>
public sealed record Metric(string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions);
