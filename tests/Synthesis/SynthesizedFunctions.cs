namespace Tap.Tests.Synthesis;

/// <summary>Lambda functions in synthesized stacks, with their log groups, packages, roles and policies.</summary>
internal static class SynthesizedFunctions
{
    private const string AwsManaged = "arn:aws:iam::aws:policy/";

    extension(SynthesizedStack stack)
    {
        /// <summary>All functions.</summary>
        public IReadOnlyList<SynthesizedResource> Functions => stack.All("aws_lambda_function");

        /// <summary>Returns the log group that Lambda writes a function's logs to; null where the stack creates none.</summary>
        public SynthesizedResource? LogGroupOf(SynthesizedResource function) => stack.All("aws_cloudwatch_log_group")
            .SingleOrDefault(group => group.Text("name") == $"/aws/lambda/{function.FunctionName}");

        /// <summary>Returns the bucket that a function's package is an object in; null where it is in none.</summary>
        public SynthesizedResource? PackageBucketOf(SynthesizedResource function) =>
            stack.Referenced(function.Text("s3_bucket")) is { } package ? stack.Referenced(package.Text("bucket")) : null;

        /// <summary>Returns the names of the AWS-managed policies of a function's role, sorted.</summary>
        public IReadOnlyList<string> AwsManagedPoliciesOf(SynthesizedResource function) =>
        [
            .. stack.PolicyArnsOf(function)
                .Where(arn => arn.StartsWith(AwsManaged, StringComparison.Ordinal))
                .Select(arn => arn[(arn.LastIndexOf('/') + 1)..])
                .Order(StringComparer.Ordinal),
        ];

        /// <summary>Returns the customer-managed policies of a function's role.</summary>
        public IReadOnlyList<SynthesizedResource> CustomerManagedPoliciesOf(SynthesizedResource function) =>
            [.. stack.PolicyArnsOf(function).Select(stack.Referenced).OfType<SynthesizedResource>()];

        /// <summary>
        /// Returns what the customer-managed policies of a function's role allow: <c>dynamodb:GetItem, dynamodb:Query on (table's ARN)</c>.
        /// </summary>
        public IReadOnlyList<string> GrantsOf(SynthesizedResource function) =>
        [
            .. stack.CustomerManagedPoliciesOf(function)
                .SelectMany(policy => policy.Statements())
                .Where(statement => statement.Text("Effect") == "Allow")
                .Select(statement =>
                    $"{string.Join(", ", statement.OneOrMany("Action"))} on {string.Join(", ", statement.OneOrMany("Resource"))}"),
        ];

        /// <summary>Returns who may invoke a function: <c>apigateway.amazonaws.com at (source ARN)</c>.</summary>
        public IReadOnlyList<string> InvokersOf(SynthesizedResource function) =>
        [
            .. stack.All("aws_lambda_permission")
                .Where(permission => permission.Text("function_name") == function.Reference("function_name"))
                .Select(permission => $"{permission.Text("principal")} at {permission.Text("source_arn")}"),
        ];

        private IEnumerable<string> PolicyArnsOf(SynthesizedResource function) => stack.All("aws_iam_role_policy_attachment")
            .Where(attachment => stack.Referenced(attachment.Text("role")) == stack.Referenced(function.Text("role")))
            .Select(attachment => attachment.Text("policy_arn")!);
    }

    extension(SynthesizedResource function)
    {
        /// <summary>The function's name.</summary>
        public string FunctionName => function.Text("function_name")!;

        /// <summary>Returns an environment variable of the function; null where it is unset.</summary>
        public string? Variable(string name) => function.Text($"environment.variables.{name}");
    }
}
