using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>
/// Builds the names of a deployment's resources: <c>{project}-{suffix}-{component}-{name}-{environment}</c>. A name that AWS would reject
/// is refused with the rule in the message; it is never shortened.
/// </summary>
/// <param name="settings">The settings with project, suffix and environment.</param>
public sealed class ResourceNames(Settings settings)
{
    /// <summary>Returns a name by the convention without checking it; use the specific methods below where there is one.</summary>
    /// <param name="component">The AWS service, in lower case: <c>lambda</c>.</param>
    /// <param name="name">What the resource is for: <c>get-handler</c>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="InputException">Component or name is empty.</exception>
    public string Of(string component, string name) =>
        $"{settings.Project}-{settings.EnvironmentSuffix}-{Guard.NotEmpty(component, "A name's component")}-"
        + $"{Guard.NotEmpty(name, "A resource's name")}-{settings.Environment}";

    /// <summary>
    /// Returns the name of an S3 bucket: <c>…-s3-{name}-…</c>. Bucket names are global, so another account may already use the name; the
    /// project prefix makes it unique.
    /// </summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Bucket(string name) => NameRules.Bucket.Checked(Of("s3", name));

    /// <summary>Returns the name of a Lambda function: <c>…-lambda-{name}-…</c>.</summary>
    /// <param name="name">What the resource is for: <c>get-handler</c>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="NameException">AWS would reject the name.</exception>
    public string Function(string name) => NameRules.Function.Checked(Of("lambda", name));

    /// <summary>Returns the name of the log group that Lambda writes a function's logs to: <c>/aws/lambda/{functionName}</c>.</summary>
    /// <param name="functionName">The function's full name, from <see cref="Function"/>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="NameException">AWS would reject the name.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "All names are asked of one object.")]
    public string LogGroup(string functionName) => LogGroup("lambda", functionName);

    /// <summary>Returns the name of a log group of another service: <c>/aws/{service}/{resourceName}</c>.</summary>
    /// <param name="service">The service, as AWS spells it in log group names: <c>apigateway</c>.</param>
    /// <param name="resourceName">The full name of the resource that writes the logs.</param>
    /// <returns>The name.</returns>
    /// <exception cref="NameException">AWS would reject the name.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "All names are asked of one object.")]
    public string LogGroup(string service, string resourceName) =>
        NameRules.LogGroup.Checked(
            $"/aws/{Guard.NotEmpty(service, "A log group's service")}/{Guard.NotEmpty(resourceName, "The name of what logs")}");

    /// <summary>Returns the name of a DynamoDB table: <c>…-dynamodb-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Table(string name) => NameRules.Table.Checked(Of("dynamodb", name));

    /// <summary>Returns the name of an IAM role: <c>…-iam-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Role(string name) => NameRules.Role.Checked(Of("iam", name));

    /// <summary>Returns the name of an IAM customer-managed policy: <c>…-iam-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Policy(string name) => NameRules.Policy.Checked(Of("iam", name));

    /// <summary>Returns the name of an API Gateway REST API: <c>…-apigateway-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string RestApi(string name) => NameRules.RestApi.Checked(Of("apigateway", name));

    /// <summary>Returns the name of an SQS standard queue: <c>…-sqs-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Queue(string name) => NameRules.Queue.Checked(Of("sqs", name));

    /// <summary>Returns the name of an SQS FIFO queue: <c>…-sqs-{name}-….fifo</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string FifoQueue(string name) => NameRules.FifoQueue.Checked($"{Of("sqs", name)}.fifo");

    /// <summary>Returns the name of an SNS standard topic: <c>…-sns-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Topic(string name) => NameRules.Topic.Checked(Of("sns", name));

    /// <summary>Returns the name of a CloudWatch alarm: <c>…-cloudwatch-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Alarm(string name) => NameRules.Alarm.Checked(Of("cloudwatch", name));

    /// <summary>Returns the name of a CloudWatch dashboard: <c>…-cloudwatch-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Dashboard(string name) => NameRules.Dashboard.Checked(Of("cloudwatch", name));

    /// <summary>Returns the name of an SSM parameter: <c>…-ssm-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Parameter(string name) => NameRules.Parameter.Checked(Of("ssm", name));

    /// <summary>Returns the name of a Secrets Manager secret: <c>…-secretsmanager-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string Secret(string name) => NameRules.Secret.Checked(Of("secretsmanager", name));

    /// <summary>Returns the name of a KMS key alias: <c>alias/…-kms-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string KeyAlias(string name) => NameRules.KeyAlias.Checked($"alias/{Of("kms", name)}");

    /// <summary>Returns the name of an EC2 security group: <c>…-ec2-{name}-…</c>.</summary>
    /// <inheritdoc cref="Function" path="/param|/returns|/exception"/>
    public string SecurityGroup(string name) => NameRules.SecurityGroup.Checked(Of("ec2", name));

    /// <summary>
    /// Returns the <c>Name</c> tag of a resource without a name of its own, such as a VPC: <c>…-{component}-{name}-…</c>.
    /// </summary>
    /// <param name="component">The AWS service, in lower case: <c>vpc</c>.</param>
    /// <param name="name">What the resource is for: <c>public-us-east-1a</c>.</param>
    /// <returns>The tag's value.</returns>
    /// <exception cref="NameException">AWS would reject the tag's value.</exception>
    public string Tag(string component, string name) => NameRules.Tag.Checked(Of(component, name));
}
