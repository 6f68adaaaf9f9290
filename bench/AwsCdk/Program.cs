// As many L1 resources as Tap synthesizes, in as many stacks, with AWS CDK for C#: `dotnet exec … <counts.json>`, where counts.json
// holds, for each stack, how many resources of each Terraform type it has. Types without a counterpart here become log groups.
using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;

var counts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(File.ReadAllText(args[0]))!;
var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false });
foreach (var (name, types) in counts)
{
    var stack = new Stack(app, name, new StackProps { Synthesizer = new LegacyStackSynthesizer() });
    foreach (var (type, count) in types)
        for (var i = 0; i < count; i++)
            Add(stack, type, $"{type.Replace('_', '-')}-{i}");
}

app.Synth();

static void Add(Stack stack, string type, string id)
{
    _ = type switch
    {
        "aws_lambda_function" => new CfnFunction(stack, id, new CfnFunctionProps
        {
            FunctionName = id,
            Runtime = "nodejs22.x",
            Handler = "index.handler",
            Role = "arn:aws:iam::123456789012:role/function",
            MemorySize = 256,
            Timeout = 30,
            Code = new CfnFunction.CodeProperty { S3Bucket = "packages", S3Key = $"{id}.zip" },
            Environment = new CfnFunction.EnvironmentProperty
            {
                Variables = new Dictionary<string, string> { ["LOG_LEVEL"] = "INFO", ["TABLE"] = "tasks" },
            },
        }),
        "aws_lambda_permission" => new CfnPermission(stack, id, new CfnPermissionProps
        {
            Action = "lambda:InvokeFunction",
            FunctionName = id,
            Principal = "apigateway.amazonaws.com",
        }),
        "aws_iam_role" => new CfnRole(stack, id, new CfnRoleProps
        {
            RoleName = id,
            AssumeRolePolicyDocument = new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = Array.Empty<object>() },
        }),
        "aws_iam_policy" or "aws_iam_role_policy" or "aws_iam_role_policy_attachment" =>
            new CfnManagedPolicy(stack, id, new CfnManagedPolicyProps
            {
                ManagedPolicyName = id,
                PolicyDocument = new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = Array.Empty<object>() },
            }),
        "aws_api_gateway_resource" => new Amazon.CDK.AWS.APIGateway.CfnResource(
            stack, id, new Amazon.CDK.AWS.APIGateway.CfnResourceProps { ParentId = "parent", PathPart = id, RestApiId = "api" }),
        "aws_api_gateway_method" or "aws_api_gateway_integration"
            or "aws_api_gateway_method_response" or "aws_api_gateway_integration_response" =>
            new CfnMethod(stack, id,
                new CfnMethodProps { HttpMethod = "GET", ResourceId = "resource", RestApiId = "api", AuthorizationType = "NONE" }),
        "aws_api_gateway_gateway_response" =>
            new CfnGatewayResponse(stack, id, new CfnGatewayResponseProps { ResponseType = "DEFAULT_4XX", RestApiId = "api" }),
        "aws_cloudwatch_metric_alarm" => new CfnAlarm(stack, id, new CfnAlarmProps
        {
            AlarmName = id,
            ComparisonOperator = "GreaterThanThreshold",
            EvaluationPeriods = 1,
            MetricName = "Errors",
            Namespace = "AWS/Lambda",
            Period = 60,
            Statistic = "Sum",
            Threshold = 1,
        }),
        "aws_s3_bucket" => new CfnBucket(stack, id, new CfnBucketProps { BucketName = id }),
        "aws_sns_topic" => new CfnTopic(stack, id, new CfnTopicProps { TopicName = id }),
        "aws_sqs_queue" => new CfnQueue(stack, id, new CfnQueueProps { QueueName = id }),
        "aws_subnet" => new CfnSubnet(stack, id, new CfnSubnetProps { VpcId = "vpc", CidrBlock = "10.0.0.0/24" }),
        "aws_route_table_association" => new CfnSubnetRouteTableAssociation(
            stack, id, new CfnSubnetRouteTableAssociationProps { RouteTableId = "table", SubnetId = "subnet" }),
        _ => (Amazon.CDK.CfnResource)new CfnLogGroup(stack, id, new CfnLogGroupProps { LogGroupName = id, RetentionInDays = 14 }),
    };
}
